import type { ConvolutionWords } from '@/lib/i18n/en/convolution-figures'
import type { UnfoldingWords } from '@/lib/i18n/en/unfolding'
import type { Lang } from '@/lib/i18n/languages'
import { withWords } from '../with-words'

export interface FigureProps {
  lang: Lang
  words: ConvolutionWords
  /** What is said of walking in a map. */
  unfolding: UnfoldingWords
}

const loadWords: Record<Lang, () => Promise<Omit<FigureProps, 'lang'>>> = {
  en: async () => {
    const [own, shared] = await Promise.all([
      import('@/lib/i18n/en/convolution-figures'),
      import('@/lib/i18n/en/unfolding'),
    ])
    return { words: own.convolution, unfolding: shared.unfolding }
  },
  zh: async () => {
    const [own, shared] = await Promise.all([
      import('@/lib/i18n/zh/convolution-figures'),
      import('@/lib/i18n/zh/unfolding'),
    ])
    return { words: own.convolution, unfolding: shared.unfolding }
  },
}

const late = withWords(loadWords, '@container')

/** The live figures of the chapter, each fetched by itself; heights.ts has the heights of their places. */
export const figures = {
  numbers: late(() => import('./numbers-figure')),
  slide: late(() => import('./slide-figure')),
  sizes: late(() => import('./sizes-figure')),
  channels: late(() => import('./channels-figure')),
  pooling: late(() => import('./pooling-figure')),
  trained: late(() => import('./trained-figure')),
  sharing: late(() => import('./sharing-figure')),
  field: late(() => import('./field-figure')),
  shift: late(() => import('./shift-figure')),
}
