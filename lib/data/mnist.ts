import { CodedError } from '@/lib/errors'

/** A digit is DIGIT_SIDE x DIGIT_SIDE bytes, row-major, 0 paper to 255 ink. */
export const DIGIT_SIDE = 28
export const DIGIT_PIXELS = DIGIT_SIDE * DIGIT_SIDE
export const DIGIT_CLASSES = 10
export const TRAIN_DIGITS = 60_000
export const TEST_DIGITS = 10_000
/** Training digits that are set aside: what steers a run looks at these, never at the test digits. */
export const VALIDATION_DIGITS = 5_000
export const SHARD_DIGITS = 5_000

export interface ShardEntry {
  /** File name beside the manifest. */
  file: string
  digits: number
  /** Size of the gzip file. */
  bytes: number
  /** SHA-256 of the gzip file, hex. */
  sha256: string
}

export interface MnistManifest {
  format: 'mnist-shards/1'
  train: ShardEntry[]
  test: ShardEntry[]
}

/** Larger than any shard of ours: a manifest that asks for more is damaged. */
const LARGEST_SHARD_BYTES = 16 * 2 ** 20

const isCount = (value: unknown, largest: number): value is number =>
  Number.isInteger(value) && (value as number) > 0 && (value as number) <= largest

function problemOfEntry(entry: unknown): string | null {
  if (typeof entry !== 'object' || entry === null) return 'is not an object'
  const { file, digits, bytes, sha256 } = entry as Record<string, unknown>
  if (typeof file !== 'string' || !/^[a-z0-9][a-z0-9.-]*$/.test(file)) return 'has no plain file name'
  if (!isCount(digits, TRAIN_DIGITS)) return 'has no number of digits'
  if (!isCount(bytes, LARGEST_SHARD_BYTES)) return 'has no size in bytes'
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) return 'has no SHA-256'
  return null
}

/**
 * Checks the manifest of the digit shards (public/mnist/manifest.json).
 *
 * @param url where it came from, for the error
 * @throws CodedError `manifest-invalid`, also when the shards do not add up to all 60,000 + 10,000 digits: a smaller set
 *   is never taken silently
 */
export function parseMnistManifest(json: unknown, url: string): MnistManifest {
  const fail = (problem: string) => new CodedError('manifest-invalid', { url, problem })
  if (typeof json !== 'object' || json === null) throw fail('not an object')
  const { format, train, test } = json as Record<string, unknown>
  if (format !== 'mnist-shards/1') throw fail(`format ${JSON.stringify(format) ?? 'missing'}`)

  const check = (name: string, list: unknown, expected: number): ShardEntry[] => {
    if (!Array.isArray(list)) throw fail(`no list of ${name} shards`)
    list.forEach((entry, index) => {
      const problem = problemOfEntry(entry)
      if (problem) throw fail(`${name} shard ${index} ${problem}`)
    })
    const digits = (list as ShardEntry[]).reduce((sum, entry) => sum + entry.digits, 0)
    if (digits !== expected) throw fail(`${digits} ${name} digits, expected ${expected}`)
    return (list as ShardEntry[]).map(({ file, digits, bytes, sha256 }) => ({ file, digits, bytes, sha256 }))
  }
  return { format, train: check('train', train, TRAIN_DIGITS), test: check('test', test, TEST_DIGITS) }
}

/**
 * Takes an inflated shard apart: `digits` x 784 pixel bytes (row-major, 0 paper to 255 ink), then one label byte each.
 * Both results are views into `inflated`, not copies.
 *
 * @throws CodedError `manifest-invalid` when the length is not what the entry says, or a label is not 0 to 9
 */
export function decodeShard(
  inflated: Uint8Array,
  entry: Pick<ShardEntry, 'file' | 'digits'>,
): { pixels: Uint8Array; labels: Uint8Array } {
  const fail = (problem: string) => new CodedError('manifest-invalid', { url: entry.file, problem })
  const expected = entry.digits * (DIGIT_PIXELS + 1)
  if (inflated.length !== expected) throw fail(`${inflated.length} bytes inflated, expected ${expected}`)
  const pixels = inflated.subarray(0, entry.digits * DIGIT_PIXELS)
  const labels = inflated.subarray(entry.digits * DIGIT_PIXELS)
  const wrong = labels.findIndex((label) => label >= DIGIT_CLASSES)
  if (wrong >= 0) throw fail(`label ${labels[wrong]} at digit ${wrong}`)
  return { pixels, labels }
}
