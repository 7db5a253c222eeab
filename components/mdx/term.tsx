import type { ReactNode } from 'react'
import { definitionOf } from '@/lib/i18n/glossary'
import { pageLang } from './page-lang'
import { TermButton } from './term-button'

/** `<Term of="epoch">epoch</Term>`: a word with its one-sentence definition at hand. */
export async function Term({ of, children }: { of: string; children: ReactNode }) {
  const lang = await pageLang()
  const { term, definition } = definitionOf(of, lang)
  return (
    <TermButton href={`/${lang}/glossary/#term-${of}`} term={term} definition={definition}>
      {children}
    </TermButton>
  )
}
