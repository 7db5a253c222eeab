import type { ComponentType } from 'react'
import type { LoadFigure } from '@/components/mdx/figure-place'
import type { IdeasFigureWords } from '@/lib/i18n/en/alexnet-ideas-figures'
import type { ExperimentWords } from '@/lib/i18n/en/experiments'
import type { Lang } from '@/lib/i18n/languages'

export interface FigureProps {
  lang: Lang
  words: IdeasFigureWords
  racing: ExperimentWords
}

const loadWords: Record<Lang, () => Promise<Pick<FigureProps, 'words' | 'racing'>>> = {
  en: async () => {
    const [own, { experimentWords }] = await Promise.all([
      import('@/lib/i18n/en/alexnet-ideas-figures'),
      import('@/lib/i18n/en/experiments'),
    ])
    return { words: own.alexnetIdeasFigures, racing: experimentWords }
  },
  zh: async () => {
    const [own, { experimentWords }] = await Promise.all([
      import('@/lib/i18n/zh/alexnet-ideas-figures'),
      import('@/lib/i18n/zh/experiments'),
    ])
    return { words: own.alexnetIdeasFigures, racing: experimentWords }
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
  'race-relu': withWords(() => import('./race-relu-figure')),
  slopes: withWords(() => import('./slopes-figure')),
  windows: withWords(() => import('./windows-figure')),
  'race-pooling': withWords(() => import('./race-pooling-figure')),
  neighbours: withWords(() => import('./neighbours-figure')),
  thinned: withWords(() => import('./thinned-figure')),
  'race-dropout': withWords(() => import('./race-dropout-figure')),
  colours: withWords(() => import('./colours-figure')),
  'race-augmentation': withWords(() => import('./race-augmentation-figure')),
}
