import { PageLink } from '@/components/ui/page-link'
import { chapterNumber, writtenChapters } from '@/components/chapters/ids'
import { ChapterProgress } from '@/components/book/progress/chapter-progress'
import { ResetProgress } from '@/components/book/progress/reset-progress'
import { questionsOf, readingMinutes } from '@/components/chapters/outline'
import { fill } from '@/lib/i18n/fill'
import type { Lang } from '@/lib/i18n/languages'
import type { Strings } from '@/lib/i18n/strings'

/** The written chapters, each with its number, title, summary and reading time. */
export function ChapterList({ lang, strings }: { lang: Lang; strings: Strings }) {
  const { contents } = strings.shell
  const { reset, resetAsk, resetYes, resetNo, resetDone } = contents
  const resetWords = { reset, resetAsk, resetYes, resetNo, resetDone }
  return (
    <section aria-labelledby="chapters" className="mt-20">
      <h2 id="chapters" className="part-title">
        {contents.chapters}
      </h2>
      <ol className="mt-4">
        {writtenChapters.map((slug) => {
          const { title, summary } = strings.chapters[slug]
          return (
            <li key={slug} className="border-b border-line first:border-t">
              <PageLink
                href={`/${lang}/${slug}/`}
                className="group grid grid-cols-[2.75rem_1fr] items-baseline gap-y-1 py-6 sm:grid-cols-[4.5rem_1fr_auto] sm:gap-x-2"
              >
                <span className="font-heading text-3xl text-lenet tabular-nums" aria-hidden="true">
                  {chapterNumber(slug)}
                </span>
                <span className="min-w-0">
                  <span className="sr-only">{fill(contents.chapter, { number: chapterNumber(slug) })}: </span>
                  <span className="block font-heading text-2xl leading-snug font-semibold transition-colors duration-150 group-hover:text-lenet">
                    {title}
                  </span>
                  <span className="mt-1.5 block max-w-xl font-sans leading-relaxed text-soft">{summary}</span>
                  <ChapterProgress
                    chapter={slug}
                    questions={questionsOf(slug)}
                    words={{ read: contents.read, answered: contents.answered }}
                  />
                </span>
                <span className="col-start-2 font-sans text-sm text-soft tabular-nums sm:col-start-3">
                  {fill(contents.minutes, { count: readingMinutes(slug, lang) })}
                </span>
              </PageLink>
            </li>
          )
        })}
      </ol>
      <p className="mt-4 font-sans text-sm text-soft">{contents.more}</p>
      <ResetProgress words={resetWords} />
    </section>
  )
}
