import { PageLink } from '../page-link'
import type { Strings } from '@/lib/i18n/strings'
import { ArrowIcon } from '../icons'

interface Target {
  href: string
  eyebrow: string
  title: string
}

interface Props {
  previous: Target | null
  next: Target | null
  contents: { href: string; title: string }
  strings: Strings
}

/** At the foot of a chapter: the one before, the one after, and the contents. */
export function NeighbourLinks({ previous, next, contents, strings }: Props) {
  const { chapter } = strings.shell
  const card =
    'group flex min-h-24 flex-col justify-center rounded-2xl border border-line bg-card px-6 py-4 transition-colors duration-150 hover:border-lenet'
  return (
    <nav aria-label={chapter.neighbours} data-no-print className="mt-24 font-sans">
      <div className="grid gap-4 sm:grid-cols-2">
        {previous && (
          <PageLink href={previous.href} rel="prev" className={card} data-testid="previous-chapter">
            <span className="flex items-center gap-2 text-sm text-soft">
              <ArrowIcon className="size-4 rotate-180" />
              {chapter.previous} · {previous.eyebrow}
            </span>
            <span className="mt-1 text-lg font-semibold group-hover:text-lenet">{previous.title}</span>
          </PageLink>
        )}
        {next && (
          <PageLink
            href={next.href}
            rel="next"
            className={`${card} items-end text-right sm:col-start-2`}
            data-testid="next-chapter"
          >
            <span className="flex items-center gap-2 text-sm text-soft">
              {chapter.next} · {next.eyebrow}
              <ArrowIcon className="size-4" />
            </span>
            <span className="mt-1 text-lg font-semibold group-hover:text-lenet">{next.title}</span>
          </PageLink>
        )}
      </div>
      <p className="mt-4 text-center">
        <PageLink href={contents.href} className="inline-flex min-h-11 items-center text-soft hover:text-ink">
          {contents.title}
        </PageLink>
      </p>
    </nav>
  )
}
