import type { IdeasFigureWords } from '@/lib/i18n/en/alexnet-ideas-figures'
import type { ExperimentWords } from '@/lib/i18n/en/experiments'
import type { Lang } from '@/lib/i18n/languages'
import { withWords } from '../with-words'

export interface FigureProps {
  lang: Lang
  words: IdeasFigureWords
  racing: ExperimentWords
}

const late = withWords({
  en: async () => ({
    words: (await import('@/lib/i18n/en/alexnet-ideas-figures')).alexnetIdeasFigures,
    racing: (await import('@/lib/i18n/en/experiments')).experimentWords,
  }),
  zh: async () => ({
    words: (await import('@/lib/i18n/zh/alexnet-ideas-figures')).alexnetIdeasFigures,
    racing: (await import('@/lib/i18n/zh/experiments')).experimentWords,
  }),
})

/** The live figures of the chapter, each fetched by itself; heights.ts has the heights of their places. */
export const figures = {
  'race-relu': late(() => import('./race-relu-figure')),
  slopes: late(() => import('./slopes-figure')),
  windows: late(() => import('./windows-figure')),
  'race-pooling': late(() => import('./race-pooling-figure')),
  neighbours: late(() => import('./neighbours-figure')),
  thinned: late(() => import('./thinned-figure')),
  'race-dropout': late(() => import('./race-dropout-figure')),
  colours: late(() => import('./colours-figure')),
  'race-augmentation': late(() => import('./race-augmentation-figure')),
}
