import type { ExperimentWords } from '@/lib/i18n/en/experiments'
import type { OptimiserWords } from '@/lib/i18n/en/optimiser-figures'
import type { Lang } from '@/lib/i18n/languages'
import { withWords } from '../with-words'

export interface OptimiserFigureProps {
  lang: Lang
  words: OptimiserWords
  racing: ExperimentWords
}

/** The figures about optimisers have words of their own. */
export const lateOptimiser = withWords({
  en: async () => ({
    words: (await import('@/lib/i18n/en/optimiser-figures')).optimiserFigures,
    racing: (await import('@/lib/i18n/en/experiments')).experimentWords,
  }),
  zh: async () => ({
    words: (await import('@/lib/i18n/zh/optimiser-figures')).optimiserFigures,
    racing: (await import('@/lib/i18n/zh/experiments')).experimentWords,
  }),
})
