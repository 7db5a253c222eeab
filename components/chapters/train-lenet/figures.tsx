'use client'

import type { ComponentType } from 'react'
import { FigurePlace, type LoadFigure } from '@/components/mdx/figure-place'
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

/** Heights by the width of the place: what tests/browser/learning.spec.ts measures. */
const figures = {
  loss: {
    load: late('loss', () => import('./loss-figure')),
    height: 'min-h-[29.75rem] @2xl:min-h-64',
  },
  softmax: {
    load: late('softmax', () => import('./softmax-figure')),
    height: 'min-h-[43.25rem] @[30rem]:min-h-[39rem] @xl:min-h-[34rem] @3xl:min-h-[27.5rem]',
  },
  valley: {
    load: late('valley', () => import('./valley-figure')),
    height: 'min-h-[43.75rem] @[18.5rem]:min-h-[40.5rem] @2xl:min-h-[21.5rem]',
  },
  'two-units': {
    load: late('twoUnits', () => import('./two-units-figure')),
    height:
      'min-h-[53.5rem] @[23.25rem]:min-h-[50.25rem] @md:min-h-[48.25rem] @xl:min-h-[42.75rem] @2xl:min-h-[41.75rem] @3xl:min-h-96',
  },
  kernel: {
    load: late('kernel', () => import('./kernel-figure')),
    height:
      'min-h-[77.125rem] @[17.5rem]:min-h-[66.375rem] @xs:min-h-[63.875rem] @[22.375rem]:min-h-[60.625rem] @[27rem]:min-h-[49.875rem] @md:min-h-[46.875rem] @xl:min-h-[43.125rem] @[44.875rem]:min-h-[40.25rem] @[51.4375rem]:min-h-[32.375rem] @4xl:min-h-[30.375rem]',
  },
  batch: {
    load: late('batch', () => import('./batch-figure')),
    height: 'min-h-[56.75rem] @xs:min-h-[52rem] @md:min-h-[48.5rem] @xl:min-h-[45rem] @2xl:min-h-[30.25rem]',
  },
  bowl: {
    load: late('bowl', () => import('./bowl-figure')),
    height: 'min-h-[44.25rem] @2xl:min-h-[25.25rem]',
  },
  polynomial: {
    load: late('polynomial', () => import('./polynomial-figure')),
    height: 'min-h-[65.25rem] @xs:min-h-[62rem] @lg:min-h-[59.5rem] @xl:min-h-[54rem] @2xl:min-h-[35rem]',
  },
}

/** A figure of the chapter `train-lenet`, fetched when the reader comes near. */
export function LearningFigure({ name }: { name: keyof typeof figures }) {
  const { load, height } = figures[name]
  return <FigurePlace id={name} load={load} className={height} />
}
