'use client'

import type { ComponentType } from 'react'
import { FigurePlace, type LoadFigure } from '@/components/mdx/figure-place'
import type { ArchitectureWords } from '@/lib/i18n/en/lenet-architecture-figures'
import type { Lang } from '@/lib/i18n/languages'

export interface FigureProps {
  lang: Lang
  words: ArchitectureWords
}

const loadWords: Record<Lang, () => Promise<ArchitectureWords>> = {
  en: async () => (await import('@/lib/i18n/en/lenet-architecture-figures')).architecture,
  zh: async () => (await import('@/lib/i18n/zh/lenet-architecture-figures')).architecture,
}

type Module = { default: ComponentType<FigureProps> }

/** A figure and the chapter's words in one language, fetched together. */
const withWords =
  (load: () => Promise<Module>): LoadFigure =>
  async (lang) => {
    const [{ default: Figure }, words] = await Promise.all([load(), loadWords[lang]()])
    return function FigureWithWords() {
      return <Figure lang={lang} words={words} />
    }
  }

/**
 * Each figure with the height of its place, by the place's width: what its highest layer or setting needs there, so that
 * nothing below jumps. tests/browser/lenet-architecture.spec.ts measures them.
 */
const figures = {
  layers: {
    load: withWords(() => import('./layers-figure')),
    height:
      'min-h-[158rem] @min-[21.5rem]:min-h-[152rem] @min-[44rem]:min-h-[82rem] @min-[54rem]:min-h-[74rem]',
  },
  unfold: {
    load: withWords(() => import('./unfold-figure')),
    height:
      'min-h-[123rem] @min-[24rem]:min-h-[121rem] @min-[36rem]:min-h-[81rem] @min-[44rem]:min-h-[53rem] @min-[60rem]:min-h-[42rem]',
  },
  connections: {
    load: withWords(() => import('./connections-figure')),
    height: 'min-h-[25rem] @min-[36rem]:min-h-[26.5rem] @min-[44rem]:min-h-[22.5rem]',
  },
  subsampling: {
    load: withWords(() => import('./subsampling-figure')),
    height: 'min-h-[70rem] @min-[28rem]:min-h-[76.5rem] @min-[44rem]:min-h-[41rem]',
  },
  squash: {
    load: withWords(() => import('./squash-figure')),
    height: 'min-h-[calc(17.25rem+62.5cqw)] @min-[44rem]:min-h-[calc(4.75rem+37.5cqw)]',
  },
  codes: {
    load: withWords(() => import('./codes-figure')),
    height: 'min-h-[58rem] @min-[23rem]:min-h-[53.5rem] @min-[44rem]:min-h-[25rem]',
  },
}

/** A live figure of the chapter on LeNet-5's layers. */
export function ArchitectureFigure({ name }: { name: keyof typeof figures }) {
  const { load, height } = figures[name]
  return <FigurePlace id={name} load={load} className={height} />
}
