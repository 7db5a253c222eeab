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

/** Those that show a photo of the reader's have words from the chapter on its layers, too. */
const withPhoto = withWords({
  en: async () => ({
    words: (await import('@/lib/i18n/en/alexnet-ideas-figures')).alexnetIdeasFigures,
    racing: (await import('@/lib/i18n/en/experiments')).experimentWords,
    architecture: (await import('@/lib/i18n/en/alexnet-architecture-figures')).alexnetArchitecture,
    errors: (await import('@/lib/i18n/en/errors')).errors,
  }),
  zh: async () => ({
    words: (await import('@/lib/i18n/zh/alexnet-ideas-figures')).alexnetIdeasFigures,
    racing: (await import('@/lib/i18n/zh/experiments')).experimentWords,
    architecture: (await import('@/lib/i18n/zh/alexnet-architecture-figures')).alexnetArchitecture,
    errors: (await import('@/lib/i18n/zh/errors')).errors,
  }),
})

/** The square that is cut out is a figure of the chapter on the layers, with that chapter's words. */
const ofLayers = withWords(
  {
    en: async () => ({
      words: (await import('@/lib/i18n/en/alexnet-architecture-figures')).alexnetArchitecture,
      errors: (await import('@/lib/i18n/en/errors')).errors,
    }),
    zh: async () => ({
      words: (await import('@/lib/i18n/zh/alexnet-architecture-figures')).alexnetArchitecture,
      errors: (await import('@/lib/i18n/zh/errors')).errors,
    }),
  },
  '@container font-sans',
)

/** The live figures of the chapter, each fetched by itself; heights.ts has the heights of their places. */
export const figures = {
  'race-relu': late(() => import('./race-relu-figure')),
  'race-deep': late(() => import('./race-deep-figure')),
  slopes: late(() => import('./slopes-figure')),
  windows: late(() => import('./windows-figure')),
  'race-pooling': late(() => import('./race-pooling-figure')),
  neighbours: late(() => import('./neighbours-figure')),
  'real-map': withPhoto(() => import('./real-map-figure')),
  thinned: late(() => import('./thinned-figure')),
  'race-dropout': late(() => import('./race-dropout-figure')),
  crops: ofLayers(() => import('../alexnet-architecture/crops-figure')),
  colours: withPhoto(() => import('./colours-figure')),
  'race-augmentation': late(() => import('./race-augmentation-figure')),
}
