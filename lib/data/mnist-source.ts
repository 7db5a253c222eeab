import { loadMnistManifest, loadShard } from './load-mnist'
import type { MnistManifest } from './mnist'

export interface DigitShard {
  /** 784 bytes a digit, 0 paper to 255 ink. */
  pixels: Uint8Array
  labels: Uint8Array
}

export interface MnistSource {
  /** Training digits that are held back at most; absent for MNIST, where the settings say how many. */
  held?: number
  manifest(): Promise<MnistManifest>
  /** One shard of training or test digits; fetched and checked once, a failure is forgotten so that a retry works. */
  shard(part: 'train' | 'test', index: number): Promise<DigitShard>
  /** Bytes of all shards received so far, and in all (0 until the manifest is here). */
  progress(): { received: number; total: number }
}

/**
 * The digits under `base` + /mnist/, each file loaded at the first time it is asked for.
 * @throws CodedError manifest-invalid, download-failed, download-truncated, download-altered, offline
 */
export function openMnist(
  base: string,
  options: { fetch?: typeof fetch; onProgress?: () => void } = {},
): MnistSource {
  const received = new Map<string, number>()
  const promises = new Map<string, Promise<unknown>>()
  let known: MnistManifest | undefined

  /** Caches promises by key and evicts failures. */
  const once = <T>(key: string, load: () => Promise<T>): Promise<T> => {
    const kept = promises.get(key) as Promise<T> | undefined
    if (kept) return kept
    const promise = load().catch((reason) => {
      promises.delete(key)
      throw reason
    })
    promises.set(key, promise)
    return promise
  }

  const manifest = () =>
    once('manifest', async () => (known = await loadMnistManifest(base, { fetch: options.fetch })))

  return {
    manifest,
    shard: (part, index) =>
      once(`${part}/${index}`, async () => {
        const entry = (await manifest())[part][index]
        return loadShard(base, entry, {
          fetch: options.fetch,
          onBytes: (bytes) => {
            received.set(entry.file, bytes)
            options.onProgress?.()
          },
        })
      }),
    progress: () => ({
      received: [...received.values()].reduce((sum, bytes) => sum + bytes, 0),
      total: known ? [...known.train, ...known.test].reduce((sum, { bytes }) => sum + bytes, 0) : 0,
    }),
  }
}
