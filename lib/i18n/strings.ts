import { en } from './en'
import { zh } from './zh'
import type { Lang } from './languages'

/** Every string that a component may show. English sets the shape, Chinese must have the same. */
export type Strings = typeof en

const byLanguage: Record<Lang, Strings> = { en, zh }

export function stringsOf(lang: Lang): Strings {
  return byLanguage[lang]
}
