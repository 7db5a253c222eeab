import { glossary as en } from './en/glossary'
import { glossary as zh } from './zh/glossary'
import type { Lang } from './languages'

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
