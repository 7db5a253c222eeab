import type { ComponentType } from 'react'
import type { LoadFigure } from '@/components/mdx/figure-place'
import type { HistoryFigureWords } from '@/lib/i18n/en/lenet-history-figures'
import type { Lang } from '@/lib/i18n/languages'

const loadWords: Record<Lang, () => Promise<HistoryFigureWords>> = {
  en: async () => (await import('@/lib/i18n/en/lenet-history-figures')).lenetHistoryFigures,
  zh: async () => (await import('@/lib/i18n/zh/lenet-history-figures')).lenetHistoryFigures,
}

type Module<Name extends keyof HistoryFigureWords> = {
  default: ComponentType<{ words: HistoryFigureWords[Name]; lang: Lang }>
}

function late<Name extends keyof HistoryFigureWords>(
  name: Name,
  load: () => Promise<Module<Name>>,
): LoadFigure {
  return async (lang) => {
    const [{ default: Figure }, words] = await Promise.all([load(), loadWords[lang]()])
    return function WithWords() {
      return <Figure words={words[name]} lang={lang} />
    }
  }
}

/** The live figures of the chapter, each fetched by itself; heights.ts has the heights of their places. */
export const figures = {
  timeline: late('timeline', () => import('./timeline-figure')),
  comparison: late('comparison', () => import('./comparison-figure')),
  mnist: late('mnist', () => import('./mnist-figure')),
}
