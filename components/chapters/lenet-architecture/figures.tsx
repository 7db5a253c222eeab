import type { ComponentType } from 'react'
import type { LoadFigure } from '@/components/mdx/figure-place'
import type { ArchitectureWords } from '@/lib/i18n/en/lenet-architecture-figures'
import type { Lang } from '@/lib/i18n/languages'

export interface FigureProps {
  lang: Lang
  words: ArchitectureWords
}

const loadWords: Record<Lang, () => Promise<ArchitectureWords>> = {
  en: async () => (await import('@/lib/i18n/en/lenet-architecture-figures')).architecture,
  zh: async () => (await import('@/lib/i18n/zh/lenet-architecture-figures')).architecture,
}

type Module = { default: ComponentType<FigureProps> }

/** A figure and the chapter's words in one language, fetched together. */
const withWords =
  (load: () => Promise<Module>): LoadFigure =>
  async (lang) => {
    const [{ default: Figure }, words] = await Promise.all([load(), loadWords[lang]()])
    return function FigureWithWords() {
      return <Figure lang={lang} words={words} />
    }
  }

/** The live figures of the chapter, each fetched by itself; heights.ts has the heights of their places. */
export const figures = {
  layers: withWords(() => import('./layers-figure')),
  unfold: withWords(() => import('./unfold-figure')),
  connections: withWords(() => import('./connections-figure')),
  subsampling: withWords(() => import('./subsampling-figure')),
  squash: withWords(() => import('./squash-figure')),
  codes: withWords(() => import('./codes-figure')),
}
