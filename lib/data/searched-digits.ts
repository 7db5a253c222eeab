import { DIGIT_PIXELS, VALIDATION_DIGITS } from './mnist'
import type { MnistSource } from './mnist-source'
import { splitShard, VALIDATION_SEED, validationShares } from './order'

/** Digits copied out of the training set. */
export interface ChosenDigits {
  /** 784 bytes a digit. */
  pixels: Uint8Array<ArrayBuffer>
  labels: Uint8Array<ArrayBuffer>
  /** Their numbers in MNIST's training set, from 0. */
  indices: Uint32Array<ArrayBuffer>
}

/**
 * One part of a training file: the digits that the site's network learnt from, or those that were held back from it
 * (5,000 of all files, chosen by a fixed seed).
 * @throws what the source throws
 */
export async function digitsOfFile(
  source: MnistSource,
  file: number,
  part: 'training' | 'validation',
): Promise<ChosenDigits> {
  const { train } = await source.manifest()
  const shards = train.map(({ digits }) => digits)
  const shares = validationShares(shards, VALIDATION_DIGITS)
  const places = splitShard(file, shards[file], VALIDATION_SEED, shares[file])[part]
  const first = shards.slice(0, file).reduce((sum, digits) => sum + digits, 0)
  const { pixels, labels } = await source.shard('train', file)
  const chosen = new Uint8Array(places.length * DIGIT_PIXELS)
  places.forEach((place, i) =>
    chosen.set(pixels.subarray(place * DIGIT_PIXELS, (place + 1) * DIGIT_PIXELS), i * DIGIT_PIXELS),
  )
  return {
    pixels: chosen,
    labels: Uint8Array.from(places, (place) => labels[place]),
    indices: Uint32Array.from(places, (place) => first + place),
  }
}

/** Digits that damage is measured on. */
export const MEASURED_DIGITS = 1_000

/**
 * The first `count` of the held-back digits, file by file: validation digits, never the test's.
 * @param onFile told after each file: how many digits are here
 * @throws what the source throws; the signal's reason when aborted
 */
export async function heldBackDigits(
  source: MnistSource,
  count: number,
  { signal, onFile }: { signal: AbortSignal; onFile?: (digits: number) => void },
): Promise<ChosenDigits> {
  const { train } = await source.manifest()
  const parts: ChosenDigits[] = []
  let here = 0
  for (let file = 0; file < train.length && here < count; file++) {
    const part = await digitsOfFile(source, file, 'validation')
    signal.throwIfAborted()
    parts.push(part)
    here += part.labels.length
    onFile?.(Math.min(here, count))
  }
  const total = Math.min(here, count)
  const all = {
    pixels: new Uint8Array(here * DIGIT_PIXELS),
    labels: new Uint8Array(here),
    indices: new Uint32Array(here),
  }
  let at = 0
  for (const part of parts) {
    all.pixels.set(part.pixels, at * DIGIT_PIXELS)
    all.labels.set(part.labels, at)
    all.indices.set(part.indices, at)
    at += part.labels.length
  }
  return {
    pixels: all.pixels.slice(0, total * DIGIT_PIXELS),
    labels: all.labels.slice(0, total),
    indices: all.indices.slice(0, total),
  }
}
