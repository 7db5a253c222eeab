import { fetchJson, fetchVerified } from '@/lib/data/verified-fetch'
import { parseWeightManifest, type WeightManifest } from '@/lib/formats/weight-manifest'
import type { AnyNetwork } from '@/lib/nn/layers'

export interface LoadOptions {
  signal?: AbortSignal
  fetch?: typeof fetch
  /** Bytes of the shards, as they arrive. */
  onProgress?: (progress: { received: number; total: number }) => void
}

/**
 * Fetches weights in our manifest format from `folder` (manifest.json and its shards, in parallel) and checks each
 * shard's SHA-256.
 * @param take what becomes of a shard as soon as it is there; its bytes are not held any longer than that
 * @returns the manifest, and what `take` made of each shard, in order
 * @throws CodedError manifest-invalid, download-failed, download-truncated, download-altered, offline; what `take` throws.
 *   By then nothing is under way any more, and `undo` was given what was made.
 */
export async function downloadWeights<Made>(
  folder: string,
  spec: AnyNetwork,
  { signal, fetch, onProgress }: LoadOptions,
  take: (bytes: Uint8Array<ArrayBuffer>, shard: number, manifest: WeightManifest) => Made | Promise<Made>,
  undo: (made: Made) => void = () => {},
): Promise<{ manifest: WeightManifest; made: Made[] }> {
  const url = `${folder}/manifest.json`
  const manifest = parseWeightManifest(await fetchJson(url, { signal, fetch }), spec, url)
  const total = manifest.shards.reduce((sum, { bytes }) => sum + bytes, 0)
  const received = manifest.shards.map(() => 0)
  // One shard that fails stops the others: their bytes would be of no use.
  const failed = new AbortController()
  const both = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal

  async function one(entry: WeightManifest['shards'][number], shard: number): Promise<Made> {
    const onBytes = (bytes: number) => {
      received[shard] = bytes
      onProgress?.({ received: received.reduce((sum, n) => sum + n, 0), total })
    }
    const bytes = await fetchVerified(`${folder}/${entry.file}`, entry, { signal: both, fetch, onBytes })
    both.throwIfAborted()
    return take(bytes, shard, manifest)
  }

  const pending = manifest.shards.map(one)
  try {
    return { manifest, made: await Promise.all(pending) }
  } catch (reason) {
    failed.abort()
    for (const result of await Promise.allSettled(pending))
      if (result.status === 'fulfilled') undo(result.value)
    throw reason
  }
}
