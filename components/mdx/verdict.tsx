'use client'

import type { ReactNode } from 'react'
import { RightIcon, WrongIcon } from '@/components/ui/icons'
import { useStrings } from '@/components/ui/strings-provider'

/** What the page says to an answer. It is there, empty, from the start: screen readers then announce what comes. */
export function Verdict({ right, children }: { right: boolean | null; children?: ReactNode }) {
  const { mdx } = useStrings().strings
  return (
    <div role="status" className="font-sans text-[0.9375rem] leading-normal">
      {right !== null && (
        <p className="mt-3 flex items-start gap-2.5" data-verdict={right ? 'right' : 'wrong'}>
          {right ? <RightIcon className="mt-px size-5.5" /> : <WrongIcon className="mt-px size-5.5" />}
          <span>
            <b>{right ? mdx.right : mdx.wrong}</b> {children}
          </span>
        </p>
      )}
    </div>
  )
}
