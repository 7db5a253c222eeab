'use client'

import { Button } from '@/components/ui/button'
import { useHydrated } from '@/components/ui/use-hydrated'

/** Prints a page that has no figures. */
export function PrintButton({ label }: { label: string }) {
  return (
    <Button disabled={!useHydrated()} onClick={() => window.print()}>
      {label}
    </Button>
  )
}
