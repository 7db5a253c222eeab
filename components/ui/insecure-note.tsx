'use client'

import { useSyncExternalStore } from 'react'
import { InfoIcon } from './icons'
import { useStrings } from './strings-provider'

const never = () => () => {}

/** One line that says what an insecure origin (plain http from another machine) takes away, and why. */
export function InsecureNote() {
  const { strings } = useStrings()
  const secure = useSyncExternalStore(
    never,
    () => window.isSecureContext,
    () => true,
  )
  if (secure) return null
  return (
    <p
      data-testid="insecure-note"
      className="flex items-start gap-2.5 rounded-xl bg-wash px-4 py-3 font-sans text-sm leading-normal text-soft"
    >
      <InfoIcon className="mt-0.5 size-4.5" />
      <span>{strings.insecure.note}</span>
    </p>
  )
}
