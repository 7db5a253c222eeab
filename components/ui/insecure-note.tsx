import { InfoIcon } from './icons'

/**
 * One line that says what an insecure origin (plain http from another machine) takes away, and why. It is in every page
 * and shown where the page's inline script found the origin insecure.
 */
export function InsecureNote({ note }: { note: string }) {
  return (
    <p
      data-testid="insecure-note"
      className="hidden items-start gap-2.5 rounded-xl bg-wash px-4 py-3 font-sans text-sm leading-normal text-soft in-data-insecure:flex"
    >
      <InfoIcon className="mt-0.5 size-4.5" />
      <span>{note}</span>
    </p>
  )
}
