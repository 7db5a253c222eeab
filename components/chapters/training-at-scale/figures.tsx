import type { TrainingAtScaleWords } from '@/lib/i18n/en/training-at-scale-figures'
import type { Lang } from '@/lib/i18n/languages'
import { withWords } from '../with-words'
import { lateOptimiser } from './optimiser-words'

export interface FigureProps {
  lang: Lang
  words: TrainingAtScaleWords
}

const late = withWords({
  en: async () => ({
    words: (await import('@/lib/i18n/en/training-at-scale-figures')).trainingAtScaleFigures,
  }),
  zh: async () => ({
    words: (await import('@/lib/i18n/zh/training-at-scale-figures')).trainingAtScaleFigures,
  }),
})

/** The live figures of the chapter, each fetched by itself; heights.ts has the heights of their places. */
export const figures = {
  traffic: late(() => import('./traffic-figure')),
  memory: late(() => import('./memory-figure')),
  'then-now': late(() => import('./then-now-figure')),
  ball: lateOptimiser(() => import('./ball-figure')),
  update: lateOptimiser(() => import('./update-figure')),
  decay: lateOptimiser(() => import('./decay-figure')),
  'decay-race': lateOptimiser(() => import('./decay-race-figure')),
  'decay-fit': lateOptimiser(() => import('./decay-fit-figure')),
  schedule: lateOptimiser(() => import('./schedule-figure')),
  'schedule-race': lateOptimiser(() => import('./schedule-race-figure')),
}
