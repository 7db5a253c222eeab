import type { ReactNode } from 'react'
import { ErrorIcon, InfoIcon } from './icons'

interface Props {
  tone: 'error' | 'info'
  children: ReactNode
  /** A button that does what the sentence suggests. */
  action?: ReactNode
  testId?: string
}

/** A message to the reader. Errors interrupt a screen reader (role alert), infos wait (role status). */
export function Alert({ tone, children, action, testId }: Props) {
  const Icon = tone === 'error' ? ErrorIcon : InfoIcon
  return (
    <div
      role={tone === 'error' ? 'alert' : 'status'}
      data-testid={testId}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-xl border border-line bg-wash px-4 py-3 font-sans text-[0.9375rem] leading-normal text-ink"
    >
      <Icon className={tone === 'error' ? 'size-5 text-ink' : 'size-5 text-soft'} />
      <div className="min-w-0 flex-1 basis-48">{children}</div>
      {action}
    </div>
  )
}
