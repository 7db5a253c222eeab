import type { ReactNode } from 'react'

interface Props {
  label: string
  /** The number as a reader sees it; a dash stands in while it is not known. */
  children: ReactNode
  /** The bare number for tests and scripts, absent until known. */
  value?: number
  testId?: string
}

/** A measured number under its name, in figures of equal width so that it does not dance. */
export function Metric({ label, children, value, testId }: Props) {
  return (
    <div className="min-w-0 font-sans">
      <div className="text-[0.8125rem] text-soft">{label}</div>
      <div
        className="font-mono text-2xl font-bold tabular-nums"
        data-testid={testId}
        data-value={value === undefined ? undefined : value}
      >
        {children ?? '–'}
      </div>
    </div>
  )
}
