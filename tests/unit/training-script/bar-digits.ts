import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { DIGIT_PIXELS, type MnistManifest } from '@/lib/data/mnist'
import type { DigitShard, MnistSource } from '@/lib/data/mnist-source'
import { createRandom } from '@/lib/data/random'

/** Digits that can be told apart at a glance: class k is a bar at row 2k + 4, with noise. */
function barDigits(digits: number, seed: number): DigitShard {
  const random = createRandom(seed)
  const pixels = new Uint8Array(digits * DIGIT_PIXELS)
  const labels = Uint8Array.from({ length: digits }, () => Math.floor(random() * 10))
  labels.forEach((label, i) => {
    for (let at = 0; at < DIGIT_PIXELS; at++) pixels[i * DIGIT_PIXELS + at] = random() * 40
    for (let x = 5; x < 23; x++) pixels[i * DIGIT_PIXELS + (2 * label + 4) * 28 + x] = 200 + random() * 55
  })
  return { pixels, labels }
}

export const TRAIN = 240
export const TEST = 60
/** As many as the script holds back: 5,000 in 60,000. */
export const HELD = 20

const parts = { train: barDigits(TRAIN, 1), test: barDigits(TEST, 2) }
export const testDigits = parts.test

/** The same digits for the page. */
export function barSource(): MnistSource {
  const entry = (digits: number) => [{ file: 'x', digits, bytes: 1, sha256: '' }]
  const manifest: MnistManifest = { format: 'mnist-shards/1', train: entry(TRAIN), test: entry(TEST) }
  return {
    held: HELD,
    manifest: async () => manifest,
    shard: async (part) => parts[part],
    progress: () => ({ received: 0, total: 0 }),
  }
}

function idx(values: Uint8Array, dims: number[]): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * dims.length + values.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, 0x0800 + dims.length)
  dims.forEach((size, i) => view.setUint32(4 + 4 * i, size))
  bytes.set(values, 4 + 4 * dims.length)
  return bytes
}

/** The same digits for the script: four IDX files, the labels packed. */
export function writeIdxFiles(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const [name, { pixels, labels }] of [
    ['train', parts.train],
    ['t10k', parts.test],
  ] as const) {
    writeFileSync(join(folder, `${name}-images-idx3-ubyte`), idx(pixels, [labels.length, 28, 28]))
    writeFileSync(join(folder, `${name}-labels-idx1-ubyte.gz`), gzipSync(idx(labels, [labels.length])))
  }
}
