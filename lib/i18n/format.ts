import { languageTags, type Lang } from './languages'

/** Several things in a row, as the language sets them apart. */
export const listOf = (parts: readonly string[], lang: Lang): string =>
  parts.join(lang === 'zh' ? '，' : ', ')

/** What stands between two sentences. */
export const betweenSentences = (lang: Lang): string => (lang === 'zh' ? '' : ' ')

/** Sentences one after another; empty ones are left out. */
export const sentencesOf = (all: readonly string[], lang: Lang): string =>
  all.filter(Boolean).join(betweenSentences(lang))

/** A number as the language writes it: 61706 becomes '61,706'. Decimals are kept as they are, up to `maximum`. */
export function formatNumber(value: number, lang: Lang, options: Intl.NumberFormatOptions = {}): string {
  return new Intl.NumberFormat(languageTags[lang], { maximumFractionDigits: 6, ...options }).format(value)
}
