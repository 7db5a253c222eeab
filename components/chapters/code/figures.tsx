import type { CodeFigureWords } from '@/lib/i18n/en/code-figures'
import type { Lang } from '@/lib/i18n/languages'
import { withWords } from '../with-words'

export interface FigureProps {
  lang: Lang
  words: CodeFigureWords
}

const late = withWords({
  en: async () => ({ words: (await import('@/lib/i18n/en/code-figures')).codeFigures }),
  zh: async () => ({ words: (await import('@/lib/i18n/zh/code-figures')).codeFigures }),
})

/** The live figures of the chapter, each fetched by itself; heights.ts has the heights of their places. */
export const figures = {
  source: late(() => import('./source-figure')),
  course: late(() => import('./course-figure')),
  'ten-lines': late(() => import('./ten-lines-figure')),
}
