import type { PixelScaling } from '@/lib/data/digit-scaling'
import { DIGIT_PIXELS } from '@/lib/data/mnist'
import type { DigitShard, MnistSource } from '@/lib/data/mnist-source'
import { currentFusion, type DigitBatch, type DigitStore } from '../operations/fusion'
import { digitsTensor, labelsTensor } from './digits'
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
export function createDigitPool(
  source: MnistSource,
  schedule: Pick<Schedule, 'shardOf' | 'placeOf'>,
  scaling: PixelScaling,
) {
  const training: DigitShard[] = []
  /** Where each shard begins, and behind the last one how many digits there are; empty until the manifest is here. */
  let starts: number[] = []
  /** The same digits on the device, on engines that make batches there; and the shards that have been copied to it. */
  let store: DigitStore | null = null
  const stored = new Set<number>()

  /** Copies of these training digits; their shards must be here. */
  function take(indices: Uint32Array): Digits {
    const pixels = new Uint8Array(indices.length * DIGIT_PIXELS)
    const labels = new Uint8Array(indices.length)
    indices.forEach((index, i) => {
      const shard = training[schedule.shardOf(index)]
      const at = schedule.placeOf(index)
      pixels.set(shard.pixels.subarray(at * DIGIT_PIXELS, (at + 1) * DIGIT_PIXELS), i * DIGIT_PIXELS)
      labels[i] = shard.labels[at]
    })
    return { pixels, labels }
  }

  return {
    /**
     * Waits until the shards of these training digits are here.
     * @throws what the source throws; the signal's reason when aborted
     */
    async need(indices: Uint32Array, signal: AbortSignal): Promise<void> {
      if (starts.length === 0) {
        const { train } = await unlessAborted(source.manifest(), signal)
        starts = train.reduce((sums, { digits }) => [...sums, sums[sums.length - 1] + digits], [0])
      }
      const shards = new Set(Array.from(indices, schedule.shardOf))
      for (const shard of [...shards].sort((a, b) => a - b))
        training[shard] ??= await unlessAborted(source.shard('train', shard), signal)
    },

    take,

    /**
     * These training digits as a batch on the engine; their shards must be here, and the caller disposes the tensors.
     * Where the engine keeps digits on its device, each shard is copied there once, and then only numbers are sent.
     */
    batch(indices: Uint32Array): DigitBatch {
      const onDevice = currentFusion()?.digits
      if (!onDevice) {
        const { pixels, labels } = take(indices)
        return { inputs: digitsTensor(pixels, scaling), labels: labelsTensor(labels) }
      }
      store ??= onDevice.store(starts[starts.length - 1], scaling)
      for (const index of indices) {
        const shard = schedule.shardOf(index)
        if (stored.has(shard)) continue
        store.put(starts[shard], training[shard])
        stored.add(shard)
      }
      return store.gather(indices)
    },

    /** All test digits, shard by shard. */
    async test(signal: AbortSignal): Promise<DigitShard[]> {
      const { test } = await source.manifest()
      return unlessAborted(Promise.all(test.map((_, i) => source.shard('test', i))), signal)
    },

    /** Gives back what lies on the device. */
    dispose(): void {
      store?.dispose()
      store = null
      stored.clear()
    },
  }
}

export type DigitPool = ReturnType<typeof createDigitPool>
