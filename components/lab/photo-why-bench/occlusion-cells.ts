import { coverPlaces, occlusionDrops, spreadDrops } from '@/lib/data/occlusion'
import { cellMeans } from '@/lib/data/saliency/cells'
import type { Occlusion } from '@/lib/engine/photo-why'

/**
 * How far hiding lowers a class, in cells as large as a step of the square: the mean over the places of the square that
 * are known and hide the cell; 0 where none is known yet.
 * @returns [cells x cells], cells being side / stride
 */
export function occlusionCells(
  { whole, cover, covered, done, total }: Occlusion,
  side: number,
  target: number,
): Float32Array {
  const classes = whole.length
  const geometry = { side, ...cover }
  const known = occlusionDrops(covered.subarray(0, done * classes), classes, target, whole[target])
  // Places that are not known yet are as if hiding them changed nothing.
  const drops = new Float32Array(total)
  drops.set(known)
  return cellMeans(spreadDrops(geometry, drops), side, Math.round(side / cover.stride))
}

/** One place of the square. */
export interface HiddenPlace {
  /** Of the square's middle, shares of the picture's side. */
  x: number
  y: number
  drop: number
  /** The answers with it hidden. */
  then: Float32Array
}

/** The places whose hiding lowers a class most, and raises it most; of those that are known. */
export function extremePlaces(
  { whole, cover, covered, done }: Occlusion,
  side: number,
  target: number,
): { support: HiddenPlace; oppose: HiddenPlace } | null {
  if (done === 0) return null
  const classes = whole.length
  const drops = occlusionDrops(covered.subarray(0, done * classes), classes, target, whole[target])
  const places = coverPlaces({ side, ...cover })
  const placeOf = (at: number): HiddenPlace => ({
    x: (places[at].x + cover.size / 2) / side,
    y: (places[at].y + cover.size / 2) / side,
    drop: drops[at],
    then: covered.subarray(at * classes, (at + 1) * classes),
  })
  return {
    support: placeOf(drops.indexOf(Math.max(...drops))),
    oppose: placeOf(drops.indexOf(Math.min(...drops))),
  }
}
