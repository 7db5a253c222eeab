import type { Shape } from './segments'

const CLASSES = 10

/** What the network makes of one candidate. */
export interface Opinion {
  probabilities: number[]
  digit: number
}

/** Softmax of ten scores, and the likeliest digit. */
export function opinionOf(scores: Float32Array, offset: number): Opinion {
  const own = scores.subarray(offset, offset + CLASSES)
  const most = Math.max(...own)
  const shares = Array.from(own, (score) => Math.exp(score - most))
  const total = shares.reduce((a, b) => a + b, 0)
  return { probabilities: shares.map((share) => share / total), digit: own.indexOf(most) }
}

/**
 * What is weighed to tell a whole digit from half of one, or two, or a scribble: shape, place, cuts, and how sure the
 * network is. All are of the order of one.
 */
export function featuresOf(shape: Shape, scores: Float32Array, offset: number): number[] {
  const own = Array.from(scores.subarray(offset, offset + CLASSES)).sort((a, b) => b - a)
  const energy = own[0] + Math.log(own.reduce((sum, score) => sum + Math.exp(score - own[0]), 0))
  const lead = own[0] - energy // log of the likeliest digit's probability
  const { digit } = opinionOf(scores, offset)
  const one = digit === 1 ? 1 : 0
  return [
    Math.max(-3, lead),
    Math.min(12, own[0] - own[1]) / 6,
    energy / 10,
    (energy * energy) / 200,
    shape.height,
    Math.abs(shape.height - 1),
    shape.width,
    shape.width * shape.width,
    shape.width * one,
    one,
    shape.rise,
    Math.abs(shape.rise),
    shape.cutInk,
    shape.cutInk * shape.cutInk,
    shape.ink,
    shape.ink * one,
    shape.extraParts,
    shape.secondHeight,
    shape.gap,
    shape.innerCut,
    digit === 0 ? 1 : 0,
    digit === 7 ? 1 : 0,
    digit === 4 ? 1 : 0,
  ]
}
