import { PageLink } from '../page-link'
import type { Lang } from '@/lib/i18n/languages'
import type { Strings } from '@/lib/i18n/strings'
import { ArrowIcon, SearchIcon } from '../icons'
import { LiveButton } from '../live-button'
import { CurrentChapter } from './current-chapter'
import { LanguageSwitch } from './language-switch'
import { ThemeSwitch } from './theme-switch'

interface Props {
  lang: Lang
  strings: Strings
  chapterLabels: Readonly<Record<string, string>> // by slug: the header itself knows no book
}

/** Stays at the top, so that the switches are at hand where the reader is; it leaves low windows alone. */
export function SiteHeader({ lang, strings, chapterLabels }: Props) {
  const { header, book } = strings.shell
  return (
    <header
      data-no-print
      className="z-20 border-b border-line bg-paper/92 font-sans text-[0.9375rem] backdrop-blur-sm [@media(min-height:30rem)]:sticky [@media(min-height:30rem)]:top-0"
    >
      <a
        href="#main"
        className="absolute top-2 left-4 z-30 -translate-y-24 rounded-full bg-lenet px-5 py-3 font-semibold text-on-lenet focus:translate-y-0"
      >
        {header.skip}
      </a>
      <div className="mx-auto flex min-h-14 max-w-360 flex-wrap items-center gap-x-1 px-3 xs:px-4 sm:gap-x-6 sm:px-8">
        <PageLink
          href={`/${lang}/`}
          aria-label={`${book.title}, ${header.contents}`}
          className="inline-flex min-h-11 items-center gap-1 text-[0.8125rem] font-semibold whitespace-nowrap xs:text-[0.9375rem]"
        >
          LeNet <ArrowIcon className="size-4" /> AlexNet
        </PageLink>
        <CurrentChapter labels={chapterLabels} />
        <nav aria-label={header.site} className="ml-auto flex items-center text-soft sm:gap-3">
          <PageLink
            href={`/${lang}/`}
            className="hidden min-h-11 items-center px-1 hover:text-ink sm:inline-flex"
          >
            {header.contents}
          </PageLink>
          <LiveButton
            data-wish="search"
            data-testid="search-open"
            aria-label={header.search}
            aria-haspopup="dialog"
            aria-keyshortcuts="Control+K Meta+K /"
            title={`${header.search} (Ctrl+K)`}
            className="inline-flex min-h-11 min-w-8 items-center justify-center hover:text-ink sm:min-w-11"
          >
            <SearchIcon />
          </LiveButton>
          <LanguageSwitch />
          <ThemeSwitch />
        </nav>
      </div>
    </header>
  )
}
