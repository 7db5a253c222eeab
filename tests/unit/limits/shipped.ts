import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DIGIT_PIXELS } from '@/lib/data/mnist'
import { INPUT_SIDE, writeDigitInput } from '@/lib/data/digit-input'
import { decodeWeights } from '@/lib/formats/decode-weights'
import type { WeightManifest } from '@/lib/formats/weight-manifest'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { referenceOutputs } from '@/lib/nn/reference/network'

const folder = join(import.meta.dirname, '../../../public/weights/lenet5')

function loadWeights(): Float32Array {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as WeightManifest
  const shards = manifest.shards.map(({ file }) => new Uint8Array(readFileSync(join(folder, file))))
  return decodeWeights(manifest, lenet5Modern, shards)
}

let weights: Float32Array | undefined

/** Parameters of the shipped LeNet, in the order of `parameterList`. */
export const shippedWeights = (): Float32Array => (weights ??= loadWeights())

/** The ten scores that the shipped LeNet gives a picture of 784 bytes, by the plain reference. */
export function shippedScores(pixels: Uint8Array): number[] {
  if (pixels.length !== DIGIT_PIXELS) throw new Error(`${pixels.length} pixels`)
  const input = new Float32Array(INPUT_SIDE * INPUT_SIDE)
  writeDigitInput(pixels, 0, input, 0)
  return Array.from(referenceOutputs(lenet5Modern, shippedWeights(), input).at(-1)!)
}

/** The same as ten probabilities. */
export function shippedAnswer(pixels: Uint8Array): number[] {
  const logits = shippedScores(pixels)
  const most = Math.max(...logits)
  const powers = logits.map((logit) => Math.exp(logit - most))
  const sum = powers.reduce((a, b) => a + b)
  return powers.map((power) => power / sum)
}

const rejectionFile = join(import.meta.dirname, '../../../lib/data/rejection.json')

/** What lib/data/rejection.ts is to say of a picture, worked out here from its file of numbers. */
export function shippedVerdict(pixels: Uint8Array): 'digit' | 'strange' | 'overloaded' {
  const figures = JSON.parse(readFileSync(rejectionFile, 'utf8')) as Record<string, number>
  const { averageInk, inkWeight, limit } = figures
  const ink = pixels.reduce((sum, byte) => sum + byte, 0) / 255
  const energy = -Math.log(shippedScores(pixels).reduce((sum, score) => sum + Math.exp(score), 0))
  if (ink === 0 || energy > limit) return 'strange'
  return ink > averageInk && energy + inkWeight * Math.log(ink / averageInk) > limit ? 'overloaded' : 'digit'
}
