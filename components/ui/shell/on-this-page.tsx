'use client'

import { classes } from '../classes'
import { useSectionInView } from './section-in-view'

interface Props {
  title: string
  entries: readonly { id: string; title: string }[]
}

/** The chapter's sections, in the left margin of wide windows; the one being read is marked. */
export function OnThisPage({ title, entries }: Props) {
  const current = useSectionInView()
  if (entries.length < 2) return null
  return (
    <nav
      aria-label={title}
      data-no-print
      className="absolute inset-y-0 right-[calc(100%-2rem)] hidden w-46 pt-17 pr-5 font-sans text-[0.8125rem] leading-snug min-[90rem]:block"
    >
      <div className="sticky top-24">
        <p className="mb-2 font-semibold text-ink" aria-hidden="true">
          {title}
        </p>
        <ol className="grid">
          {entries.map((entry) => (
            <li key={entry.id}>
              <a
                href={`#${entry.id}`}
                aria-current={entry.id === current ? 'location' : undefined}
                className={classes(
                  'block border-l-2 py-1.5 pl-3 transition-colors duration-150',
                  entry.id === current
                    ? 'border-lenet text-ink'
                    : 'border-line text-soft hover:border-edge hover:text-ink',
                )}
              >
                {entry.title}
              </a>
            </li>
          ))}
        </ol>
      </div>
    </nav>
  )
}
