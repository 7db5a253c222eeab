import type { Unfolded } from '@/lib/nn/reference/unfold'

/** How far one step goes: a product, a row of the window, or all of one input map. */
export const strides = ['term', 'row', 'map'] as const
export type Stride = (typeof strides)[number]

/** What comes after the terms, in its order: gain, bias, normalisation, activation; only what the layer has. */
export type Stage = 'gain' | 'bias' | 'norm' | 'activation'

export function termsOf({ groups }: Unfolded): number {
  return groups.reduce((sum, { terms }) => sum + terms.length, 0)
}

export function stagesOf({ gain, bias, norm }: Unfolded): Stage[] {
  return [
    ...(gain === null ? [] : ['gain' as const]),
    ...(bias === null ? [] : ['bias' as const]),
    ...(norm === null ? [] : ['norm' as const]),
    'activation',
  ]
}

/** Steps in all: one a term, one a stage. */
export function stepsIn(unfolded: Unfolded): number {
  return termsOf(unfolded) + stagesOf(unfolded).length
}

/** The position one step on; 0 is before the first term. The groups of one output are all of one size. */
export function stepOn(unfolded: Unfolded, position: number, stride: Stride): number {
  const terms = termsOf(unfolded)
  if (position >= terms) return Math.min(stepsIn(unfolded), position + 1)
  const { columns, terms: group } = unfolded.groups[0]
  const length = { term: 1, row: columns, map: group.length }[stride]
  return Math.min(terms, (Math.floor(position / length) + 1) * length)
}

/** The position one step back. */
export function stepBack(unfolded: Unfolded, position: number, stride: Stride): number {
  const terms = termsOf(unfolded)
  if (position > terms) return position - 1
  const { columns, terms: group } = unfolded.groups[0]
  const length = { term: 1, row: columns, map: group.length }[stride]
  return Math.max(0, (Math.ceil(position / length) - 1) * length)
}

/** Input map whose terms are at hand, and how many of its terms have had their turn. */
export function groupAt(unfolded: Unfolded, position: number): { group: number; upTo: number } {
  const size = unfolded.groups[0].terms.length
  const terms = termsOf(unfolded)
  const group = Math.min(
    unfolded.groups.length - 1,
    Math.max(0, Math.ceil(Math.min(position, terms) / size) - 1),
  )
  return { group, upTo: Math.min(size, Math.max(0, position - group * size)) }
}

/** Sum of the first `position` terms, or the greatest of them where the rule says so. */
export function sumUpTo({ rule, groups }: Unfolded, position: number): number {
  const terms = groups.flatMap((group) => [...group.terms]).slice(0, Math.max(0, position))
  if (rule === 'greatest' && terms.length > 0) return Math.max(...terms)
  return terms.reduce((sum, term) => sum + term, 0)
}
