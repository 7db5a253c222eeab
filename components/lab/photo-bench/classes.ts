import list from '@/public/weights/alexnet64/classes.json'
import { imagenetNames, type ClassName } from '@/lib/engine/class-names'
import { useStore } from '@/lib/hooks/use-store'
import type { Lang } from '@/lib/i18n/languages'
import type { PhotoNetwork } from '@/lib/nn/photo-networks'

/** One thing that a network for photos knows; its place in the list is the network's output that stands for it. */
export interface PhotoClass extends ClassName {
  /** All English names that ImageNet gives it, where they are known. */
  enFull?: string
}

/** What AlexNet-64 knows. */
export const classes: readonly (PhotoClass & { enFull: string })[] = list

/** What a network knows; null while the names of the large networks are not there. */
export function useClasses(network: PhotoNetwork): readonly PhotoClass[] | null {
  const { list: large } = useStore(imagenetNames)
  return network === 'alexnet64' ? classes : large
}

export const labelOf = (one: PhotoClass, lang: Lang) => (lang === 'zh' ? one.zh : one.en)

/** The same word for every way of typing it: full-width or half, upper case or lower, with accents or without. */
const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .trim()

/** The classes one of whose names, in either language, holds every word of `query`; all of them for an empty one. */
export function findClasses<One extends PhotoClass>(all: readonly One[], query: string): One[] {
  const words = plain(query).split(/\s+/)
  return all.filter(({ wnid, en, enFull = '', zh }) => {
    const names = plain(`${en}\n${enFull}\n${zh}\n${wnid}`)
    return words.every((word) => names.includes(word))
  })
}
