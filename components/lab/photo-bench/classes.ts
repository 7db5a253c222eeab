import list from '@/public/weights/alexnet64/classes.json'
import type { Lang } from '@/lib/i18n/languages'

/** One thing that AlexNet-64 knows; its place in {@link classes} is the network's output that stands for it. */
export interface PhotoClass {
  /** WordNet id: n and eight digits. */
  wnid: string
  en: string
  /** All English names that ImageNet gives it. */
  enFull: string
  zh: string
}

export const classes: readonly PhotoClass[] = list

export const labelOf = (one: PhotoClass, lang: Lang) => (lang === 'zh' ? one.zh : one.en)

/** The same word for every way of typing it: full-width or half, upper case or lower, with accents or without. */
const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .trim()

/** The classes one of whose names, in either language, holds every word of `query`; all of them for an empty one. */
export function findClasses(all: readonly PhotoClass[], query: string): PhotoClass[] {
  const words = plain(query).split(/\s+/)
  return all.filter(({ wnid, en, enFull, zh }) => {
    const names = plain(`${en}\n${enFull}\n${zh}\n${wnid}`)
    return words.every((word) => names.includes(word))
  })
}
