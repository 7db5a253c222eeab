import type { ComponentType } from 'react'
import type { LoadFigure } from '@/components/mdx/figure-place'
import type { AlexnetArchitectureWords } from '@/lib/i18n/en/alexnet-architecture-figures'
import type { BenchStrings } from '@/lib/i18n/bench-strings'
import type { Lang } from '@/lib/i18n/languages'

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

type Module = { default: ComponentType<FigureProps> }

/** A figure and the chapter's words in one language, fetched together. */
const withWords =
  (load: () => Promise<Module>): LoadFigure =>
  async (lang) => {
    const [{ default: Figure }, words] = await Promise.all([load(), loadWords[lang]()])
    return function FigureWithWords() {
      return (
        <div className="@container font-sans">
          <Figure lang={lang} {...words} />
        </div>
      )
    }
  }

/** The live figures of the chapter, each fetched by itself; heights.ts has the heights of their places. */
export const figures = {
  alexnet: withWords(() => import('./layers-figure')),
  fit: withWords(() => import('./fit-figure')),
  columns: withWords(() => import('./columns-figure')),
  budget: withWords(() => import('./budget-figure')),
  crops: withWords(() => import('./crops-figure')),
}
