import type { ComponentType } from 'react'
import type { LoadFigure } from '@/components/mdx/figure-place'
import type { FigureWords } from '@/lib/i18n/en/train-lenet-figures'
import type { Lang } from '@/lib/i18n/languages'

const loadWords: Record<Lang, () => Promise<FigureWords>> = {
  en: async () => (await import('@/lib/i18n/en/train-lenet-figures')).trainLenetFigures,
  zh: async () => (await import('@/lib/i18n/zh/train-lenet-figures')).trainLenetFigures,
}

/** A figure that takes the words of that name. */
type Module<Name extends keyof FigureWords> = {
  default: ComponentType<{ words: FigureWords[Name] }>
}

function late<Name extends keyof FigureWords>(name: Name, load: () => Promise<Module<Name>>): LoadFigure {
  return async (lang) => {
    const [{ default: Figure }, words] = await Promise.all([load(), loadWords[lang]()])
    return function WithWords() {
      return <Figure words={words[name]} />
    }
  }
}

/** The live figures of the chapter, each fetched by itself; heights.ts has the heights of their places. */
export const figures = {
  loss: late('loss', () => import('./loss-figure')),
  softmax: late('softmax', () => import('./softmax-figure')),
  valley: late('valley', () => import('./valley-figure')),
  'two-units': late('twoUnits', () => import('./two-units-figure')),
  kernel: late('kernel', () => import('./kernel-figure')),
  batch: late('batch', () => import('./batch-figure')),
  bowl: late('bowl', () => import('./bowl-figure')),
  polynomial: late('polynomial', () => import('./polynomial-figure')),
}
