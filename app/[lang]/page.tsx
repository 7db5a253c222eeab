import type { Metadata } from 'next'
import { PageLink } from '@/components/ui/page-link'
import { OfflinePlace } from '@/components/book/offline/offline-place'
import { chapterNumber, writtenChapters } from '@/components/chapters/ids'
import { ArrowIcon } from '@/components/ui/icons'
import { InsecureNote } from '@/components/ui/insecure-note'
import { BookTitle } from '@/components/ui/shell/book-title'
import { offline as english } from '@/lib/i18n/en/offline'
import { fill } from '@/lib/i18n/fill'
import { stringsOf } from '@/lib/i18n/strings'
import { offline as chinese } from '@/lib/i18n/zh/offline'
import { alternatesOf } from '../alternates'
import { langOf } from '../lang-of'
import { ChapterList } from './chapter-list'
import { TwoNetworks } from './two-networks'

const offlineWords = { en: english, zh: chinese }

export function generateMetadata(): Metadata {
  return { alternates: alternatesOf('') }
}

export default async function ContentsPage({ params }: PageProps<'/[lang]'>) {
  const lang = langOf(await params)
  const strings = stringsOf(lang)
  const { book, contents } = strings.shell
  const [first] = writtenChapters
  return (
    <div className="mx-auto max-w-5xl px-5 sm:px-8 lg:max-w-272">
      <div className="pt-10 sm:pt-16">
        <InsecureNote note={strings.shell.insecure.note} />
        <h1 className="book-title">
          <BookTitle />
        </h1>
        <p className="book-tagline">{book.tagline}</p>
        <p className="book-about">{book.about}</p>
        <p className="mt-8">
          <PageLink
            href={`/${lang}/${first}/`}
            className="inline-flex min-h-12 items-center gap-2.5 rounded-full bg-lenet px-6 font-sans font-semibold text-on-lenet transition-opacity duration-150 hover:opacity-90"
          >
            {fill(contents.start, { number: chapterNumber(first) })}
            <ArrowIcon className="size-4.5" />
          </PageLink>
        </p>
      </div>
      <TwoNetworks lang={lang} words={contents} />
      <ChapterList lang={lang} strings={strings} />
      <section aria-labelledby="beside" className="mt-20">
        <h2 id="beside" className="part-title">
          {contents.moreTitle}
        </h2>
        <ul className="mt-6 grid gap-4 font-sans md:grid-cols-3">
          {(['glossary', 'references', 'teachers'] as const).map((path) => (
            <li key={path}>
              <PageLink
                href={`/${lang}/${path}/`}
                className="group block h-full rounded-2xl border border-line bg-card px-6 py-4 transition-colors duration-150 hover:border-lenet"
              >
                <span className="block text-[1.0625rem] font-semibold group-hover:text-lenet">
                  {strings.shell[path].title}
                </span>
                <span className="mt-1 block leading-relaxed text-soft">
                  {strings.shell[path].description}
                </span>
              </PageLink>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="offline" className="mt-20" data-no-print>
        <h2 id="offline" className="part-title">
          {offlineWords[lang].title}
        </h2>
        <p className="mt-4 max-w-3xl font-sans leading-relaxed text-soft">{offlineWords[lang].text}</p>
        <OfflinePlace words={offlineWords[lang].place} />
      </section>
      <section aria-labelledby="how" className="mt-20">
        <h2 id="how" className="part-title">
          {contents.howTitle}
        </h2>
        <div className="mt-6 grid gap-x-10 gap-y-8 font-sans md:grid-cols-3">
          {contents.how.map(({ title, text }) => (
            <div key={title}>
              <h3 className="text-[1.0625rem] font-semibold">{title}</h3>
              <p className="mt-1.5 leading-relaxed text-soft">{text}</p>
            </div>
          ))}
        </div>
      </section>
    </div>
  )
}
