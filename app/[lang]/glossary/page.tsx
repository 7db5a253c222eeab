import type { Metadata } from 'next'
import { BookPage } from '@/components/book/pages/book-page'
import { firstUseOf } from '@/components/chapters/outline'
import { definitionOf, glossaryIds } from '@/lib/i18n/glossary'
import { languageTags, otherLang } from '@/lib/i18n/languages'
import { stringsOf } from '@/lib/i18n/strings'
import { alternatesOf } from '../../alternates'
import { langOf } from '../../lang-of'
import { SectionLink } from '../section-link'

type Props = PageProps<'/[lang]/glossary'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, description } = stringsOf(langOf(await params)).shell.glossary
  return { title, description, alternates: alternatesOf('glossary/') }
}

export default async function GlossaryPage({ params }: Props) {
  const lang = langOf(await params)
  const other = otherLang(lang)
  const strings = stringsOf(lang)
  const words = strings.shell.glossary
  return (
    <BookPage lang={lang} title={words.title} lead={words.lead}>
      <dl className="mt-10 grid gap-x-10 font-sans lg:grid-cols-2">
        {glossaryIds(lang).map((id) => {
          const { term, definition } = definitionOf(id, lang)
          const first = firstUseOf(id, lang)
          return (
            <div
              key={id}
              id={`term-${id}`}
              data-testid="glossary-entry"
              className="break-inside-avoid border-t border-line py-5 target:border-lenet target:bg-wash/60"
            >
              <dt className="flex flex-wrap items-baseline gap-x-3 text-lg font-semibold">
                {term}
                <span lang={languageTags[other]} className="text-base font-normal text-soft">
                  {definitionOf(id, other).term}
                </span>
              </dt>
              <dd className="mt-1 leading-relaxed">{definition}</dd>
              <dd className="mt-1 text-sm text-soft">
                {first ? (
                  <>
                    {words.firstUse} <SectionLink to={first} lang={lang} strings={strings} />
                  </>
                ) : (
                  words.notYet
                )}
              </dd>
            </div>
          )
        })}
      </dl>
    </BookPage>
  )
}
