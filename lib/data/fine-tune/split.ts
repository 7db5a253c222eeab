import { mixSeed } from '../random'
import { hashOf } from './pictures'

const SPLIT_PURPOSE = 6402

/** A picture and the class that it belongs to, 0 to classes - 1. */
export interface Labelled {
  id: string
  label: number
}

/**
 * Which pictures are held back: of every class the same share, rounded, at least one where the class has two, and never
 * all; none where the share is 0. Who is held back depends on the seed and on each picture's name, so a picture that is added or removed moves
 * hardly any other.
 * @param share 0 to 1
 * @returns places in `pictures`, ascending
 */
export function splitPictures(
  pictures: readonly Labelled[],
  classes: number,
  share: number,
  seed: number,
): { training: number[]; validation: number[] } {
  const held = new Set<number>()
  for (let label = 0; label < classes; label++) {
    const own = pictures.flatMap((picture, at) => (picture.label === label ? [at] : []))
    const count =
      share === 0 || own.length < 2
        ? 0
        : Math.min(own.length - 1, Math.max(1, Math.round(own.length * share)))
    const rank = (at: number) => mixSeed(SPLIT_PURPOSE, seed, hashOf(pictures[at].id))
    own
      .sort((a, b) => rank(a) - rank(b) || a - b)
      .slice(0, count)
      .forEach((at) => held.add(at))
  }
  const all = pictures.map((_, at) => at)
  return { training: all.filter((at) => !held.has(at)), validation: all.filter((at) => held.has(at)) }
}
