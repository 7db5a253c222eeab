import type { TilePlace } from '@/components/viz/layer-tile'
import type { Unfolded } from '@/lib/nn/reference/unfold'
import type { Shape } from '@/lib/nn/shapes'

/** One term of a unit, and the value of the layer before that it comes from. */
export interface RankedTerm {
  place: TilePlace
  input: number
  factor: number
  term: number
}

/**
 * All terms of an output, the one furthest from 0 first, without those that read padding.
 * @param shape of the layer that is read
 */
export function rankedTerms({ groups }: Unfolded, shape: Shape): RankedTerm[] {
  const all = groups.flatMap(({ map, columns, top, left, inputs, factors, terms }) =>
    Array.from(terms, (term, i) => {
      const [row, column] = [top + Math.floor(i / columns), left + (i % columns)]
      const place = map === null ? { map: i, row: 0, column: 0 } : { map, row, column }
      return { place, input: inputs[i], factor: factors[i], term }
    }),
  )
  const isThere = ({ place: { row, column } }: RankedTerm) =>
    shape.length !== 3 || (row >= 0 && column >= 0 && row < shape[0] && column < shape[1])
  return all.filter(isThere).sort((a, b) => Math.abs(b.term) - Math.abs(a.term))
}
