import { PageLink } from '@/components/ui/page-link'
import { Children, type ReactNode } from 'react'
import { pageLang } from './page-lang'
import { referenceOf, splitAtSources } from './references'

/** `<Cite of="lecun1998" at="§II.B" />`: a source by its short name, linked to the page of references. */
export async function Cite({ of, at }: { of: string; at?: string }) {
  const lang = await pageLang()
  const { short } = referenceOf(of)
  return (
    <>
      <SourceLink lang={lang} id={of} text={short[lang]} />
      {at && (lang === 'zh' ? `，${at}` : `, ${at}`)}
    </>
  )
}

function SourceLink({ lang, id, text }: { lang: string; id: string; text: string }) {
  return (
    <PageLink href={`/${lang}/references/#${id}`} className="source-link">
      {text}
    </PageLink>
  )
}

/** What a note says, with every source that it names linked to the page of references. */
export async function WithSources({ children }: { children: ReactNode }) {
  const lang = await pageLang()
  return Children.map(children, (child) =>
    typeof child === 'string'
      ? splitAtSources(child, lang).map((part, index) =>
          typeof part === 'string' ? (
            part
          ) : (
            <SourceLink key={index} lang={lang} id={part.id} text={part.text} />
          ),
        )
      : child,
  )
}
