import { glossary as en } from './en/glossary'
import { glossary as zh } from './zh/glossary'
import { languageTags, type Lang } from './languages'

export interface Definition {
  term: string
  definition: string // one sentence
}

const byLanguage: Record<Lang, Readonly<Record<string, Definition>>> = { en, zh }

/** @throws Error for a term that the glossary does not have: a page with one must not build. */
export function definitionOf(id: string, lang: Lang): Definition {
  const glossary = byLanguage[lang]
  const found = Object.hasOwn(glossary, id) ? glossary[id] : undefined
  if (!found) throw new Error(`<Term of="${id}">: no such term in lib/i18n/${lang}/glossary.ts`)
  return found
}

/** Every term's id, in the order of the language: by letter in English, by sound in Chinese. */
export function glossaryIds(lang: Lang): string[] {
  const { compare } = new Intl.Collator(languageTags[lang])
  const glossary = byLanguage[lang]
  return Object.keys(glossary).sort((a, b) => compare(glossary[a].term, glossary[b].term))
}
