import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeWeights } from '../../lib/formats/decode-weights'
import type { WeightManifest } from '../../lib/formats/weight-manifest'
import { alexnet64 } from '../../lib/nn/alexnet64'
import { referenceOutputs } from '../../lib/nn/reference/network'

const FOLDER = 'public/weights/alexnet64'
const MEAN = [0.485, 0.456, 0.406]
const DEVIATION = [0.229, 0.224, 0.225]

let weights: Float32Array | undefined

/** The numbers of the shipped AlexNet-64, in the order of its parameters. */
export function alexnet64Weights(): Float32Array {
  if (!weights) {
    const manifest = JSON.parse(readFileSync(join(FOLDER, 'manifest.json'), 'utf8')) as WeightManifest
    const shards = manifest.shards.map(({ file }) => new Uint8Array(readFileSync(join(FOLDER, file))))
    weights = decodeWeights(manifest, alexnet64, shards)
  }
  return weights
}

/** What every layer of the shipped AlexNet-64 makes of a picture of 64x64 RGBA bytes, by the plain loops. */
export function alexnet64Outputs(rgba: readonly number[]): ArrayLike<number>[] {
  const input: number[] = []
  rgba.forEach((byte, i) => {
    if (i % 4 !== 3) input.push((byte / 255 - MEAN[i % 4]) / DEVIATION[i % 4])
  })
  return referenceOutputs(alexnet64, alexnet64Weights(), input)
}

/** The same as probabilities of its 200 classes. */
export function alexnet64Answer(rgba: readonly number[]): number[] {
  const scores = Array.from(alexnet64Outputs(rgba).at(-1)!)
  const most = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - most))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}
