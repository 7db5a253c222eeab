import { useState, type ReactNode } from 'react'
import { ChevronIcon } from '@/components/ui/icons'

/** From here on there is room for columns, and the groups are unfolded. */
const WIDE = '(min-width: 48rem)'

/** Some settings under a heading that folds them away: folded at first on a phone. */
export function Group({ title, testId, children }: { title: string; testId: string; children: ReactNode }) {
  // The panel is drawn only once the reader opens it, so there is a window to ask.
  const [wide] = useState(() => window.matchMedia(WIDE).matches)
  return (
    <details open={wide} className="group/part min-w-0 border-t border-line" data-testid={testId}>
      <summary className="flex min-h-11 list-none items-center gap-1.5 text-[0.9375rem] font-semibold hover:text-lenet">
        <ChevronIcon className="size-4.5 transition-transform group-open/part:rotate-90" />
        {title}
      </summary>
      <div className="flex flex-col gap-5 pt-1 pb-4">{children}</div>
    </details>
  )
}

/** One setting with the sentences that belong to it. */
export function Setting({ children, about }: { children: ReactNode; about?: readonly (string | false)[] }) {
  return (
    <div className="min-w-0">
      {children}
      {about && (
        <div className="mt-1 text-[0.8125rem] leading-normal text-soft">
          {about.filter(Boolean).map((sentence) => (
            <p key={String(sentence)}>{sentence}</p>
          ))}
        </div>
      )}
    </div>
  )
}
