import type { ComponentType } from 'react'
import type { LoadFigure } from '@/components/mdx/figure-place'
import type { RoadFigureWords } from '@/lib/i18n/en/road-to-imagenet-figures'
import type { Lang } from '@/lib/i18n/languages'

const loadWords: Record<Lang, () => Promise<RoadFigureWords>> = {
  en: async () => (await import('@/lib/i18n/en/road-to-imagenet-figures')).roadToImagenetFigures,
  zh: async () => (await import('@/lib/i18n/zh/road-to-imagenet-figures')).roadToImagenetFigures,
}

type Module<Name extends keyof RoadFigureWords> = {
  default: ComponentType<{ words: RoadFigureWords[Name]; lang: Lang }>
}

function late<Name extends keyof RoadFigureWords>(name: Name, load: () => Promise<Module<Name>>): LoadFigure {
  return async (lang) => {
    const [{ default: Figure }, words] = await Promise.all([load(), loadWords[lang]()])
    return function WithWords() {
      return <Figure words={words[name]} lang={lang} />
    }
  }
}

/** The live figures of the chapter, each fetched by itself; heights.ts has the heights of their places. */
export const figures = {
  shrink: late('shrink', () => import('./shrink-figure')),
  chain: late('chain', () => import('./chain-figure')),
  scale: late('scale', () => import('./scale-figure')),
  contest: late('contest', () => import('./contest-figure')),
}
