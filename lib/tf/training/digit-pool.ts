import { DIGIT_PIXELS } from '@/lib/data/mnist'
import type { DigitShard, MnistSource } from '@/lib/data/mnist-source'
import type { Schedule } from './schedule'

/** Waits for `promise`, but no longer than the reader wants: an abort wins. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

export interface Digits {
  /** 784 bytes a digit. */
  pixels: Uint8Array<ArrayBuffer>
  labels: Uint8Array<ArrayBuffer>
}

/** The digits that have arrived; training digits go by their global index. */
export function createDigitPool(source: MnistSource, schedule: Schedule) {
  const training: DigitShard[] = []
  return {
    /**
     * Waits until the shards of these training digits are here.
     * @throws what the source throws; the signal's reason when aborted
     */
    async need(indices: Uint32Array, signal: AbortSignal): Promise<void> {
      const shards = new Set(Array.from(indices, schedule.shardOf))
      for (const shard of [...shards].sort((a, b) => a - b))
        training[shard] ??= await unlessAborted(source.shard('train', shard), signal)
    },

    /** Copies of these training digits; their shards must be here. */
    take(indices: Uint32Array): Digits {
      const pixels = new Uint8Array(indices.length * DIGIT_PIXELS)
      const labels = new Uint8Array(indices.length)
      indices.forEach((index, i) => {
        const shard = training[schedule.shardOf(index)]
        const at = schedule.placeOf(index)
        pixels.set(shard.pixels.subarray(at * DIGIT_PIXELS, (at + 1) * DIGIT_PIXELS), i * DIGIT_PIXELS)
        labels[i] = shard.labels[at]
      })
      return { pixels, labels }
    },

    /** All test digits, shard by shard. */
    async test(signal: AbortSignal): Promise<DigitShard[]> {
      const { test } = await source.manifest()
      return unlessAborted(Promise.all(test.map((_, i) => source.shard('test', i))), signal)
    },
  }
}

export type DigitPool = ReturnType<typeof createDigitPool>
