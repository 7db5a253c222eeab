import type { Metadata } from 'next'
import { BookPage } from '@/components/book/pages/book-page'
import { writtenChapters } from '@/components/chapters/ids'
import { sectionHolding, type FirstUse } from '@/components/chapters/outline'
import { linksOf, namesOf, referenceIds, referenceOf, type ReferenceId } from '@/components/mdx/references'
import type { Lang } from '@/lib/i18n/languages'
import { stringsOf } from '@/lib/i18n/strings'
import { alternatesOf } from '../../alternates'
import { langOf } from '../../lang-of'
import { SectionLink } from '../section-link'

type Props = PageProps<'/[lang]/references'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, description } = stringsOf(langOf(await params)).shell.references
  return { title, description, alternates: alternatesOf('references/') }
}

/** In each chapter, the first section that names the source. */
function citedIn(id: ReferenceId, lang: Lang): FirstUse[] {
  const names = [`<Cite of="${id}"`, ...namesOf(id, lang)]
  const any = new RegExp(names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'))
  return writtenChapters.map((slug) => sectionHolding(slug, lang, any)).filter((use) => use !== null)
}

export default async function ReferencesPage({ params }: Props) {
  const lang = langOf(await params)
  const strings = stringsOf(lang)
  const words = strings.shell.references
  return (
    <BookPage lang={lang} title={words.title} lead={words.lead}>
      <ol className="mt-10 font-sans">
        {referenceIds.map((id) => {
          const reference = referenceOf(id)
          const cited = citedIn(id, lang)
          return (
            <li
              key={id}
              id={id}
              data-testid="reference"
              className="max-w-3xl break-inside-avoid border-t border-line py-5 leading-relaxed target:border-lenet target:bg-wash/60"
            >
              <p lang="en">
                {reference.authors} ({reference.year}). <b className="font-semibold">{reference.title}</b>.{' '}
                {reference.venue && `${reference.venue}. `}
                {linksOf(reference).map(({ label, href }) => (
                  <a key={href} href={href} rel="noopener" className="prose-link mr-3">
                    {label}
                  </a>
                ))}
              </p>
              <p className="mt-1 text-sm text-soft">
                {cited.length === 0
                  ? words.none
                  : cited.map((use, index) => (
                      <span key={use.slug}>
                        {index === 0 ? `${words.cited} ` : lang === 'zh' ? '；' : '; '}
                        <SectionLink to={use} lang={lang} strings={strings} />
                      </span>
                    ))}
              </p>
            </li>
          )
        })}
      </ol>
      <p className="mt-6 font-sans text-sm text-soft">{words.links}</p>
    </BookPage>
  )
}
