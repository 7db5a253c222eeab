import type { CompareFigureWords } from '@/lib/i18n/en/compare-figures'
import type { ExperimentWords } from '@/lib/i18n/en/experiments'
import type { Lang } from '@/lib/i18n/languages'
import { withWords } from '../with-words'

export interface FigureProps {
  lang: Lang
  words: CompareFigureWords
  racing: ExperimentWords
}

const late = withWords({
  en: async () => ({
    words: (await import('@/lib/i18n/en/compare-figures')).compareFigures,
    racing: (await import('@/lib/i18n/en/experiments')).experimentWords,
  }),
  zh: async () => ({
    words: (await import('@/lib/i18n/zh/compare-figures')).compareFigures,
    racing: (await import('@/lib/i18n/zh/experiments')).experimentWords,
  }),
})

/** The live figures of the chapter, each fetched by itself; heights.ts has the heights of their places. */
export const figures = {
  both: late(() => import('./table-figure')),
  towers: late(() => import('./towers-figure')),
  stacks: late(() => import('./stacks-figure')),
  folding: late(() => import('./folding-figure')),
  'race-norm': late(() => import('./race-norm-figure')),
  depthwise: late(() => import('./depthwise-figure')),
  'race-separable': late(() => import('./race-separable-figure')),
  later: late(() => import('./later-figure')),
}
