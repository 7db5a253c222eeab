import type { AlexnetArchitectureWords } from '@/lib/i18n/en/alexnet-architecture-figures'
import type { BenchStrings } from '@/lib/i18n/bench-strings'
import type { Lang } from '@/lib/i18n/languages'
import { withWords } from '../with-words'

export interface FigureProps {
  lang: Lang
  words: AlexnetArchitectureWords
  errors: BenchStrings['errors']
}

const loadWords: Record<Lang, () => Promise<Omit<FigureProps, 'lang'>>> = {
  en: async () => {
    const [own, { errors }] = await Promise.all([
      import('@/lib/i18n/en/alexnet-architecture-figures'),
      import('@/lib/i18n/en/errors'),
    ])
    return { words: own.alexnetArchitecture, errors }
  },
  zh: async () => {
    const [own, { errors }] = await Promise.all([
      import('@/lib/i18n/zh/alexnet-architecture-figures'),
      import('@/lib/i18n/zh/errors'),
    ])
    return { words: own.alexnetArchitecture, errors }
  },
}

const late = withWords(loadWords, '@container font-sans')

/** The live figures of the chapter, each fetched by itself; heights.ts has the heights of their places. */
export const figures = {
  alexnet: late(() => import('./layers-figure')),
  fit: late(() => import('./fit-figure')),
  columns: late(() => import('./columns-figure')),
  budget: late(() => import('./budget-figure')),
  crops: late(() => import('./crops-figure')),
}
