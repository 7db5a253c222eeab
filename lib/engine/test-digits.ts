import { DIGIT_PIXELS } from '@/lib/data/mnist'
import { loadSampleDigits } from '@/lib/data/sample-digits'
import { toCodedError } from '@/lib/errors'

/** Test digits that come with the page: ten of each class, in the order of the classes. */
export interface TestDigits {
  labels: Uint8Array
  /** 28x28 ink bytes of one digit, the same array each time; null when there is no such digit. */
  pixels(index: number): Uint8Array | null
}

async function fetchTestDigits(base: string): Promise<TestDigits> {
  const { pixels, labels } = await loadSampleDigits(base)
  const all = Array.from(labels, (_, i) => pixels.subarray(i * DIGIT_PIXELS, (i + 1) * DIGIT_PIXELS))
  return { labels, pixels: (index) => all[index] ?? null }
}

let loading: Promise<TestDigits> | undefined

/** The test digits, fetched once; a failed fetch is tried again at the next call. Throws `download-…` or `offline`. */
export function loadTestDigits(base: string): Promise<TestDigits> {
  loading ??= fetchTestDigits(base).catch((thrown) => {
    loading = undefined
    throw toCodedError(thrown)
  })
  return loading
}
