import { featuresOf } from '@/lib/data/amount/features'
import { piecesOf } from '@/lib/data/amount/pieces'
import type { ReadCharacters } from '@/lib/data/amount/reading'
import { candidatesOf } from '@/lib/data/amount/segments'
import { STRIP_HEIGHT, STRIP_WIDTH } from '@/lib/data/amount/strip'
import { atWorkingSize } from '@/lib/data/amount/working-size'
import { DIGIT_PIXELS } from '@/lib/data/mnist'

/** One candidate of an amount whose digits are known. */
export interface Example {
  features: number[]
  /** 1 where the candidate is one whole digit, 0 where it is anything else. */
  whole: 0 | 1
}

/** Of the ink that a candidate and a digit have together or alone, the share they have in common: so much is whole. */
const SAME = 0.85
/** Between both it is hard to say, and nothing is learnt from it. */
const OTHER = 0.72

/**
 * The candidates of an amount with what they are. `layers`: the ink of each digit alone; empty for a scribble.
 */
export async function examplesOf(
  ink: Float32Array,
  layers: readonly Float32Array[],
  read: ReadCharacters,
): Promise<Example[]> {
  const working = atWorkingSize({ ink, width: STRIP_WIDTH, height: STRIP_HEIGHT })
  if (!working) return []
  const found = piecesOf(working)
  const candidates = candidatesOf(working, found)
  if (candidates.length === 0) return []
  const { owner, pieces } = found
  const shared = pieces.map(() => layers.map(() => 0))
  const masses = pieces.map(() => 0)
  const totals = layers.map(() => 0)
  for (let y = 0; y < working.height; y++) {
    for (let x = 0; x < working.width; x++) {
      const sx = Math.floor(working.left + (x + 0.5) * working.perPixel)
      const sy = Math.floor(working.top + (y + 0.5) * working.perPixel)
      if (sx < 0 || sy < 0 || sx >= STRIP_WIDTH || sy >= STRIP_HEIGHT) continue
      const at = sy * STRIP_WIDTH + sx
      const piece = owner[y * working.width + x] - 1
      if (piece >= 0) masses[piece] += ink[at]
      layers.forEach((layer, digit) => {
        totals[digit] += layer[at]
        if (piece >= 0) shared[piece][digit] += layer[at]
      })
    }
  }
  const pixels = new Uint8Array(candidates.length * DIGIT_PIXELS)
  candidates.forEach((candidate, i) => pixels.set(candidate.pixels, i * DIGIT_PIXELS))
  const scores = await read(pixels)
  return candidates.flatMap(({ from, to, shape }, i): Example[] => {
    const run = pieces.slice(from, to).map((_, k) => from + k)
    const mass = run.reduce((sum, piece) => sum + masses[piece], 0)
    const likeness = layers.map((_, digit) => {
      const common = run.reduce((sum, piece) => sum + shared[piece][digit], 0)
      return common / (totals[digit] + mass - common)
    })
    const most = Math.max(0, ...likeness)
    if (most > OTHER && most < SAME) return []
    return [{ features: featuresOf(shape, scores, 10 * i), whole: most >= SAME ? 1 : 0 }]
  })
}
