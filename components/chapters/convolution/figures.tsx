import type { ComponentType } from 'react'
import type { LoadFigure } from '@/components/mdx/figure-place'
import type { ConvolutionWords } from '@/lib/i18n/en/convolution-figures'
import type { UnfoldingWords } from '@/lib/i18n/en/unfolding'
import type { Lang } from '@/lib/i18n/languages'

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

type Module = { default: ComponentType<FigureProps> }

/** A figure and the chapter's words in one language, fetched together. */
const withWords =
  (load: () => Promise<Module>): LoadFigure =>
  async (lang) => {
    const [{ default: Figure }, words] = await Promise.all([load(), loadWords[lang]()])
    return function FigureWithWords() {
      return (
        <div className="@container">
          <Figure lang={lang} {...words} />
        </div>
      )
    }
  }

/** The live figures of the chapter, each fetched by itself; heights.ts has the heights of their places. */
export const figures = {
  numbers: withWords(() => import('./numbers-figure')),
  slide: withWords(() => import('./slide-figure')),
  sizes: withWords(() => import('./sizes-figure')),
  channels: withWords(() => import('./channels-figure')),
  pooling: withWords(() => import('./pooling-figure')),
  trained: withWords(() => import('./trained-figure')),
  sharing: withWords(() => import('./sharing-figure')),
  field: withWords(() => import('./field-figure')),
  shift: withWords(() => import('./shift-figure')),
}
