import { en } from './en'
import { zh } from './zh'
import type { Lang } from './languages'

/** Every string that a component may show. English sets the shape, Chinese must have the same. */
export type Strings = typeof en

const byLanguage: Record<Lang, Strings> = { en, zh }

export function stringsOf(lang: Lang): Strings {
  return byLanguage[lang]
}

/** The part of the shell that client components read: it alone goes into every page a second time, as data. */
export type ClientStrings = Pick<Strings['shell'], 'header' | 'mdx' | 'bench' | 'ui'>

export function clientStringsOf(lang: Lang): ClientStrings {
  const { header, mdx, bench, ui } = stringsOf(lang).shell
  return { header, mdx, bench, ui }
}
