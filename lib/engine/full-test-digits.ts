import type { ExampleDigits } from '@/lib/data/amount/under-ink'
import { loadDigitSet } from '@/lib/data/digit-set'
import { DIGIT_PIXELS } from '@/lib/data/mnist'
import { openMnist } from '@/lib/data/mnist-source'
import { toCodedError } from '@/lib/errors'
import type { Progress } from '@/lib/protocol/messages'

const listeners = new Set<(progress: Progress) => void>()
let loading: Promise<ExampleDigits> | undefined

async function fetchDigits(base: string): Promise<ExampleDigits> {
  const source = openMnist(base, {
    onProgress: () => {
      const { received } = source.progress()
      listeners.forEach((listener) => listener({ received, total }))
    },
  })
  const { test } = await source.manifest()
  const total = test.reduce((sum, { bytes }) => sum + bytes, 0)
  const set = await loadDigitSet(source, 'test', { validation: 0, signal: new AbortController().signal })
  return {
    labels: set.labels,
    pixels: (index) =>
      index < set.labels.length
        ? set.pixels.subarray(index * DIGIT_PIXELS, (index + 1) * DIGIT_PIXELS)
        : null,
  }
}

/**
 * All 10,000 test digits, fetched once, with progress in bytes; a failed fetch is tried again at the next call.
 * @throws CodedError manifest-invalid, download-failed, download-truncated, download-altered, offline
 */
export async function loadFullTestDigits(
  base: string,
  { signal, onProgress }: { signal: AbortSignal; onProgress?: (progress: Progress) => void },
): Promise<ExampleDigits> {
  if (onProgress) listeners.add(onProgress)
  loading ??= fetchDigits(base).catch((thrown) => {
    loading = undefined
    throw toCodedError(thrown)
  })
  try {
    const digits = await loading
    signal.throwIfAborted()
    return digits
  } finally {
    if (onProgress) listeners.delete(onProgress)
  }
}
