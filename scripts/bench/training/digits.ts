import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { writeDigitInput } from '@/lib/data/digit-input'
import { decodeShard, DIGIT_PIXELS, parseMnistManifest } from '@/lib/data/mnist'
import { parameterCount } from '@/lib/nn/parameters'
import { referenceLossAndGradients } from '@/lib/nn/reference/network'
import type { NetworkSpec } from '@/lib/nn/spec'
import { initialParametersOf } from '@/lib/data/initial-parameters'
import { BATCH, BATCHES, LEARNING_RATE, MOMENTUM, SEED } from './task'

/** The first digits of MNIST: all pixels, then all labels. */
export async function readDigits(root: string): Promise<Uint8Array> {
  const folder = join(root, 'public/mnist')
  const manifest = parseMnistManifest(
    JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')),
    folder,
  )
  const [entry] = manifest.train
  const { pixels, labels } = decodeShard(gunzipSync(await readFile(join(folder, entry.file))), entry)
  const count = BATCH * BATCHES
  if (labels.length < count) throw new Error(`${entry.file} holds fewer than ${count} digits`)
  return Buffer.concat([pixels.subarray(0, count * DIGIT_PIXELS), labels.subarray(0, count)])
}

/** Losses of the first steps of training, computed with plain loops: what every row must agree with. */
export function expectedLosses(spec: NetworkSpec, digits: Uint8Array, steps: number): number[] {
  const weights = Float64Array.from(initialParametersOf(spec, 'he', SEED))
  const velocity = new Float64Array(parameterCount(spec))
  return Array.from({ length: steps }, (_, step) => {
    const input = new Float32Array(BATCH * 32 * 32)
    for (let n = 0; n < BATCH; n++)
      writeDigitInput(digits, (step * BATCH + n) * DIGIT_PIXELS, input, n * 32 * 32)
    const labels = digits.subarray(BATCH * BATCHES * DIGIT_PIXELS + step * BATCH).subarray(0, BATCH)
    const { loss, gradients } = referenceLossAndGradients(spec, weights, input, labels)
    gradients.forEach((gradient, i) => {
      velocity[i] = MOMENTUM * velocity[i] + LEARNING_RATE * gradient
      weights[i] -= velocity[i]
    })
    return loss
  })
}
