import { DIGIT_PIXELS, type MnistManifest } from '@/lib/data/mnist'
import type { DigitShard, MnistSource } from '@/lib/data/mnist-source'
import { createRandom } from '@/lib/data/random'

/** Digits that can be told apart at a glance: class k is a bar at row 2k + 4, with noise. */
function shardOf(digits: number, seed: number): DigitShard {
  const random = createRandom(seed)
  const pixels = new Uint8Array(digits * DIGIT_PIXELS)
  const labels = Uint8Array.from({ length: digits }, () => Math.floor(random() * 10))
  labels.forEach((label, i) => {
    for (let at = 0; at < DIGIT_PIXELS; at++) pixels[i * DIGIT_PIXELS + at] = random() * 40
    for (let x = 5; x < 23; x++) pixels[i * DIGIT_PIXELS + (2 * label + 4) * 28 + x] = 200 + random() * 55
  })
  return { pixels, labels }
}

/** A small set in the shape of MNIST; 5,000 digits are held back from the training ones, as always. */
export function smallSource(
  train = [2600, 2600],
  test = [200],
  options: { delayMs?: number } = {},
): MnistSource {
  const entry = (digits: number) => ({ file: 'x', digits, bytes: 1, sha256: '' })
  const manifest: MnistManifest = { format: 'mnist-shards/1', train: train.map(entry), test: test.map(entry) }
  return {
    manifest: async () => manifest,
    shard: async (part, index) => {
      if (options.delayMs) await new Promise((resolve) => setTimeout(resolve, options.delayMs))
      return shardOf(manifest[part][index].digits, index + (part === 'test' ? 100 : 0))
    },
    progress: () => ({ received: 0, total: 0 }),
  }
}
