import { CodedError } from '@/lib/errors'
import { DIGIT_CLASSES, DIGIT_PIXELS } from './mnist'

/** Digits of each class in public/mnist/sample.bin. */
export const SAMPLES_PER_CLASS = 10
export const SAMPLE_DIGITS = DIGIT_CLASSES * SAMPLES_PER_CLASS

/**
 * A hundred test digits: ten of each class, class by class. Small enough to be fetched for a single look.
 * @throws CodedError download-failed, download-truncated, offline
 */
export async function loadSampleDigits(
  base: string,
  options: { fetch?: typeof fetch; signal?: AbortSignal } = {},
): Promise<{ pixels: Uint8Array<ArrayBuffer>; labels: Uint8Array<ArrayBuffer> }> {
  const url = `${base}/mnist/sample.bin`
  const get = options.fetch ?? globalThis.fetch
  const response = await get(url, { signal: options.signal }).catch(() => {
    options.signal?.throwIfAborted()
    throw globalThis.navigator?.onLine === false
      ? new CodedError('offline', { url })
      : new CodedError('download-failed', { url, status: 0 })
  })
  if (!response.ok) throw new CodedError('download-failed', { url, status: response.status })
  const bytes = new Uint8Array(await response.arrayBuffer())
  const expected = SAMPLE_DIGITS * (DIGIT_PIXELS + 1)
  if (bytes.length !== expected)
    throw new CodedError('download-truncated', { url, expected, received: bytes.length })
  return {
    pixels: bytes.subarray(0, SAMPLE_DIGITS * DIGIT_PIXELS),
    labels: bytes.subarray(SAMPLE_DIGITS * DIGIT_PIXELS),
  }
}
