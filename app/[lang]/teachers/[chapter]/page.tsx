import type { Metadata } from 'next'
import { PageLink } from '@/components/ui/page-link'
import { notFound } from 'next/navigation'
import { PrintButton } from '@/components/book/print/print-button'
import { isWritten, writtenChapters } from '@/components/chapters/ids'
import { fill } from '@/lib/i18n/fill'
import { stringsOf } from '@/lib/i18n/strings'
import { teachingOf } from '@/lib/i18n/teaching'
import { alternatesOf } from '../../../alternates'
import { langOf } from '../../../lang-of'

export const dynamicParams = false

export function generateStaticParams() {
  return writtenChapters.map((chapter) => ({ chapter }))
}

type Props = PageProps<'/[lang]/teachers/[chapter]'>

async function read({ params }: Props) {
  const { lang: segment, chapter } = await params
  const lang = langOf({ lang: segment })
  if (!isWritten(chapter)) notFound()
  const strings = stringsOf(lang)
  return { lang, slug: chapter, words: strings.shell.teachers, title: strings.chapters[chapter].title }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { slug, words, title } = await read(props)
  const name = fill(words.worksheetOf, { title })
  return { title: name, description: name, alternates: alternatesOf(`teachers/${slug}/`) }
}

/** A worksheet to print, and its answers on a sheet of their own. */
export default async function WorksheetPage(props: Props) {
  const { lang, slug, words, title } = await read(props)
  const { worksheet } = teachingOf(slug, lang)
  return (
    <div className="mx-auto max-w-3xl px-5 pt-10 font-sans sm:px-8 sm:pt-16">
      <div data-no-print className="mb-8 flex flex-wrap items-center gap-4">
        <PrintButton label={words.print} />
        <PageLink className="prose-link" href={`/${lang}/teachers/`}>
          {words.back}
        </PageLink>
      </div>
      <article>
        <h1 className="part-title">{fill(words.worksheetOf, { title })}</h1>
        <p className="mt-4 flex flex-wrap gap-x-8 gap-y-3 text-soft" aria-hidden="true">
          <span className="flex flex-1 basis-60 items-end gap-2">
            {words.name} <span className="grow border-b border-edge" />
          </span>
          <span className="flex basis-40 items-end gap-2">
            {words.date} <span className="grow border-b border-edge" />
          </span>
        </p>
        <ol className="mt-8 grid gap-7">
          {worksheet.map(({ task, lines }, index) => (
            <li key={task} data-testid="worksheet-task" className="break-inside-avoid leading-relaxed">
              <p>
                <b className="font-semibold">{index + 1}.</b> {task}
              </p>
              <div aria-hidden="true">
                {Array.from({ length: lines }, (_, line) => (
                  <div key={line} className="h-10 border-b border-edge" />
                ))}
              </div>
            </li>
          ))}
        </ol>
      </article>
      <section aria-labelledby="answers" className="new-sheet mt-20">
        <h2 id="answers" className="part-title">
          {fill(words.answers, { title })}
        </h2>
        <p className="mt-1 text-sm text-soft">{words.answersNote}</p>
        <ol className="mt-6 grid gap-4">
          {worksheet.map(({ answer }, index) => (
            <li key={index} data-testid="worksheet-answer" className="break-inside-avoid leading-relaxed">
              <b className="font-semibold">{index + 1}.</b> {answer}
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}
