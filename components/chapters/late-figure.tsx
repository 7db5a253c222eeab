'use client'

import { FigurePlace, type LoadFigure } from '@/components/mdx/figure-place'

/** Each chapter's figures; what a page does not show of them it does not fetch. */
const chapters = {
  convolution: () => import('./convolution/figures'),
  'lenet-history': () => import('./lenet-history/figures'),
  'lenet-architecture': () => import('./lenet-architecture/figures'),
  'train-lenet': () => import('./train-lenet/figures'),
  'road-to-imagenet': () => import('./road-to-imagenet/figures'),
  'alexnet-architecture': () => import('./alexnet-architecture/figures'),
  'alexnet-ideas': () => import('./alexnet-ideas/figures'),
  'training-at-scale': () => import('./training-at-scale/figures'),
  compare: () => import('./compare/figures'),
  code: () => import('./code/figures'),
} satisfies Record<string, () => Promise<{ figures: Readonly<Record<string, LoadFigure>> }>>

export type ChapterWithFigures = keyof typeof chapters

const loads = new Map<string, LoadFigure>()

/** The same function for a figure each time: it is fetched once. */
function loadOf(chapter: ChapterWithFigures, name: string): LoadFigure {
  const key = `${chapter}/${name}`
  const known = loads.get(key)
  if (known) return known
  const made: LoadFigure = async (lang) => {
    const [{ figures }, { watchParts }] = await Promise.all([
      chapters[chapter]() as Promise<{ figures: Readonly<Record<string, LoadFigure>> }>,
      import('@/components/mdx/part-lights'),
    ])
    watchParts()
    return figures[name](lang)
  }
  loads.set(key, made)
  return made
}

interface Props {
  chapter: ChapterWithFigures
  name: string
  /** Gives the place its height. */
  className: string
}

/** The place of a chapter's figure. */
export function LateFigure({ chapter, name, className }: Props) {
  return <FigurePlace id={name} load={loadOf(chapter, name)} className={className} />
}
