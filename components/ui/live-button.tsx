'use client'

import type { ComponentProps } from 'react'
import { useHydrated } from './use-hydrated'

/** A button whose press is answered elsewhere, by its data; it cannot be pressed before anything would answer. */
export function LiveButton(props: ComponentProps<'button'>) {
  return <button type="button" disabled={!useHydrated()} {...props} />
}
