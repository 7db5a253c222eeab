import type { ComponentType } from 'react'
import type { LoadFigure } from '@/components/mdx/figure-place'
import type { CompareFigureWords } from '@/lib/i18n/en/compare-figures'
import type { ExperimentWords } from '@/lib/i18n/en/experiments'
import type { Lang } from '@/lib/i18n/languages'

export interface FigureProps {
  lang: Lang
  words: CompareFigureWords
  racing: ExperimentWords
}

const loadWords: Record<Lang, () => Promise<Pick<FigureProps, 'words' | 'racing'>>> = {
  en: async () => {
    const [own, { experimentWords }] = await Promise.all([
      import('@/lib/i18n/en/compare-figures'),
      import('@/lib/i18n/en/experiments'),
    ])
    return { words: own.compareFigures, racing: experimentWords }
  },
  zh: async () => {
    const [own, { experimentWords }] = await Promise.all([
      import('@/lib/i18n/zh/compare-figures'),
      import('@/lib/i18n/zh/experiments'),
    ])
    return { words: own.compareFigures, racing: experimentWords }
  },
}

type Module = { default: ComponentType<FigureProps> }

const withWords =
  (load: () => Promise<Module>): LoadFigure =>
  async (lang) => {
    const [{ default: Figure }, words] = await Promise.all([load(), loadWords[lang]()])
    return function FigureWithWords() {
      return <Figure lang={lang} {...words} />
    }
  }

/** The live figures of the chapter, each fetched by itself; heights.ts has the heights of their places. */
export const figures = {
  both: withWords(() => import('./table-figure')),
  towers: withWords(() => import('./towers-figure')),
  stacks: withWords(() => import('./stacks-figure')),
  folding: withWords(() => import('./folding-figure')),
  'race-norm': withWords(() => import('./race-norm-figure')),
  depthwise: withWords(() => import('./depthwise-figure')),
  'race-separable': withWords(() => import('./race-separable-figure')),
  later: withWords(() => import('./later-figure')),
}
