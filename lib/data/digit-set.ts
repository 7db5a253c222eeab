import { DIGIT_PIXELS } from './mnist'
import type { MnistSource } from './mnist-source'
import { validationDigits } from './order'

export const digitSets = ['test', 'validation'] as const

/** The test digits, or the training digits that are held back from a run. */
export type DigitSetName = (typeof digitSets)[number]

export interface DigitSet {
  /** 784 bytes a digit. */
  pixels: Uint8Array<ArrayBuffer>
  labels: Uint8Array<ArrayBuffer>
  /** The digits' numbers in MNIST's test or training set, from 0. */
  indices: Uint32Array<ArrayBuffer>
}

/**
 * Copies of all digits of a set.
 * @param validation how many training digits are held back, of a source that does not say so itself
 * @param onShard told after each file: how many are here, of how many
 * @throws what the source throws; the signal's reason when aborted
 */
export async function loadDigitSet(
  source: MnistSource,
  name: DigitSetName,
  options: { validation: number; signal: AbortSignal; onShard?: (done: number, total: number) => void },
): Promise<DigitSet> {
  const { train, test } = await source.manifest()
  const part = name === 'test' ? 'test' : 'train'
  const shards = part === 'test' ? test : train
  let first = 0
  const starts = shards.map(({ digits }) => (first += digits) - digits)
  const wanted =
    name === 'test'
      ? shards.map(({ digits }, shard) => Uint32Array.from({ length: digits }, (_, i) => starts[shard] + i))
      : validationDigits({
          shards: shards.map(({ digits }) => digits),
          validation: Math.min(options.validation, source.held ?? Infinity),
        })

  const count = wanted.reduce((sum, indices) => sum + indices.length, 0)
  const set: DigitSet = {
    pixels: new Uint8Array(count * DIGIT_PIXELS),
    labels: new Uint8Array(count),
    indices: new Uint32Array(count),
  }
  let at = 0
  for (const [shard, indices] of wanted.entries()) {
    const { pixels, labels } = await source.shard(part, shard)
    options.signal.throwIfAborted()
    for (const index of indices) {
      const place = index - starts[shard]
      set.pixels.set(pixels.subarray(place * DIGIT_PIXELS, (place + 1) * DIGIT_PIXELS), at * DIGIT_PIXELS)
      set.labels[at] = labels[place]
      set.indices[at] = index
      at++
    }
    options.onShard?.(shard + 1, shards.length)
  }
  return set
}
