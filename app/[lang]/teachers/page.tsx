import type { Metadata } from 'next'
import { PageLink } from '@/components/ui/page-link'
import { BookPage } from '@/components/book/pages/book-page'
import { chapterNumber, writtenChapters } from '@/components/chapters/ids'
import { readingMinutes } from '@/components/chapters/outline'
import { fill } from '@/lib/i18n/fill'
import { stringsOf } from '@/lib/i18n/strings'
import { teachingOf } from '@/lib/i18n/teaching'
import { alternatesOf } from '../../alternates'
import { langOf } from '../../lang-of'
import { LessonPlan } from './lesson-plan'

type Props = PageProps<'/[lang]/teachers'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, description } = stringsOf(langOf(await params)).shell.teachers
  return { title, description, alternates: alternatesOf('teachers/') }
}

function List({ items, ordered }: { items: readonly string[]; ordered?: boolean }) {
  const Tag = ordered ? 'ol' : 'ul'
  return (
    <Tag className={`mt-1.5 grid gap-1.5 pl-5 leading-relaxed ${ordered ? 'list-decimal' : 'list-disc'}`}>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </Tag>
  )
}

export default async function TeachersPage({ params }: Props) {
  const lang = langOf(await params)
  const strings = stringsOf(lang)
  const words = strings.shell.teachers
  return (
    <BookPage lang={lang} title={words.title} lead={words.lead}>
      <section aria-labelledby="before-the-lesson" className="mt-12 max-w-3xl font-sans">
        <h2 id="before-the-lesson" className="part-title">
          {words.tipsTitle}
        </h2>
        <List items={words.tips} />
      </section>
      {writtenChapters.map((slug) => {
        const { before, questions, misconceptions, plans } = teachingOf(slug, lang)
        const heading = 'font-semibold'
        return (
          <section
            key={slug}
            aria-labelledby={slug}
            data-testid={`teaching-${slug}`}
            className="mt-16 font-sans"
          >
            <p className="eyebrow">{fill(strings.shell.contents.chapter, { number: chapterNumber(slug) })}</p>
            <h2 id={slug} className="part-title">
              {strings.chapters[slug].title}
            </h2>
            <p className="mt-2 flex flex-wrap gap-x-6 gap-y-1 text-soft">
              <span>{fill(words.minutes, { count: readingMinutes(slug, lang) })}</span>
              <PageLink className="prose-link" href={`/${lang}/${slug}/`}>
                {words.openChapter}
              </PageLink>
              <PageLink className="prose-link" href={`/${lang}/teachers/${slug}/`}>
                {words.openWorksheet}
              </PageLink>
            </p>
            <div className="mt-6 grid gap-x-12 gap-y-7 md:grid-cols-2">
              <div className="grid content-start gap-y-7">
                <div>
                  <h3 className={heading}>{words.before}</h3>
                  <List items={before} />
                </div>
                <div>
                  <h3 className={heading}>{words.questions}</h3>
                  <List items={questions} ordered />
                </div>
                <div>
                  <h3 className={heading}>{words.misconceptions}</h3>
                  <ul className="mt-1.5 grid gap-3 leading-relaxed">
                    {misconceptions.map(({ wrong, right }) => (
                      <li key={wrong} className="border-l-2 border-line pl-4">
                        {wrong}
                        <span className="block text-soft">
                          {words.instead} {right}
                        </span>
                      </li>
                    ))}
                  </ul>
                </div>
              </div>
              <div className="grid content-start gap-y-7">
                {([45, 90] as const).map((minutes) => (
                  <div key={minutes}>
                    <h3 className={heading}>{fill(words.plan, { minutes })}</h3>
                    <LessonPlan parts={plans[minutes]} minutesWord={words.planMinutes} />
                  </div>
                ))}
              </div>
            </div>
          </section>
        )
      })}
    </BookPage>
  )
}
