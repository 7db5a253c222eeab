'use client'

import { useCallback, useState, type ReactNode } from 'react'
import { Alert } from '@/components/ui/alert'
import { fill } from '@/lib/i18n/fill'
import { RefusedContext, type TellRefused } from './refused-context'

const NONE: readonly string[] = []

/** Says above a figure or a bench what the address asks of it in vain; its states tell. */
export function AddressRefused({ sentence, children }: { sentence: string; children: ReactNode }) {
  const [told, setTold] = useState<Readonly<Record<string, readonly string[]>>>({})
  const tell = useCallback<TellRefused>(
    (teller, refused) =>
      setTold((now) =>
        (now[teller] ?? NONE).join('\n') === refused.join('\n') ? now : { ...now, [teller]: refused },
      ),
    [],
  )
  const what = Object.values(told).flat()
  return (
    <RefusedContext value={tell}>
      {what.length > 0 && (
        <div className="mb-4 font-sans">
          <Alert tone="info" testId="figure-refused">
            {fill(sentence, { what: what.join(', ') })}
          </Alert>
        </div>
      )}
      {children}
    </RefusedContext>
  )
}
