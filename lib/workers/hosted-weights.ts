import { fetchResumed, type ArrivedFile } from '@/lib/data/resumed-fetch'
import { sha256Hex } from '@/lib/data/sha256'
import { fetchJson } from '@/lib/data/verified-fetch'
import { CodedError } from '@/lib/errors'
import { parseWeightManifest, type WeightShardEntry } from '@/lib/formats/weight-manifest'
import type { BroughtNetwork } from '@/lib/protocol/weights-messages'
import type { Progress } from '@/lib/protocol/messages'
import { photoSpecs } from '@/lib/nn/photo-networks'
import type { Folder } from './private-files'
import type { Draft, StoredWeights } from './weight-store'

/** At the same time: enough to fill a line, few enough that a line which breaks leaves whole shards behind. */
const PARALLEL = 4
/** How often a download that broke off goes on by itself, as long as each try brings bytes, and after how long (ms). */
const TRIES = 4
const PAUSE = 1000

export interface HostedOptions {
  signal: AbortSignal
  onProgress: (progress: Progress) => void
  /** For tests. */
  fetch?: typeof fetch
  pause?: number
}

/** Names a manifest: what has arrived for one is of no use to another. The same as in hosted.json. */
export const manifestId = async (manifest: unknown): Promise<string> =>
  (await sha256Hex(new TextEncoder().encode(JSON.stringify(manifest)))).slice(0, 16)

/**
 * Fetches the weights that this site has into a draft, some shards at a time, each checked. What arrives stays there,
 * whatever happens, and the next call goes on from it.
 * @param begin gives the draft with what has arrived for the manifest of this id
 * @throws CodedError manifest-invalid, download-failed, download-truncated, download-altered, offline; what the draft
 *   throws when it is full; the signal's reason. By then nothing is under way any more.
 */
export async function fetchHosted(
  network: BroughtNetwork,
  base: string,
  begin: (id: string) => Promise<Draft>,
  { signal, onProgress, fetch, pause = PAUSE }: HostedOptions,
): Promise<StoredWeights> {
  const folder = `${base}/weights/${network}`
  const url = `${folder}/manifest.json`
  const json = await fetchJson(url, { signal, fetch })
  const { shards } = parseWeightManifest(json, photoSpecs[network], url)
  const draft = await begin(await manifestId(json))

  const total = shards.reduce((sum, { bytes }) => sum + bytes, 0)
  const received = new Map<string, number>()
  const tell = (shard: WeightShardEntry) => (bytes: number) => {
    received.set(shard.file, bytes)
    onProgress({ received: [...received.values()].reduce((sum, n) => sum + n, 0), total })
  }
  // What is there already counts from the beginning.
  for (const { file } of shards) received.set(file, (await draft.folder.file(file))?.size ?? 0)

  await inParallel(shards, signal, (shard, both) =>
    persistently(
      pause,
      () => received.get(shard.file) ?? 0,
      both,
      () =>
        fetchResumed(`${folder}/${shard.file}`, shard, arrivedFile(draft.folder, shard.file), {
          signal: both,
          fetch,
          onBytes: tell(shard),
        }),
    ),
  )
  signal.throwIfAborted()
  return draft.finish(json, { from: 'site' })
}

/** Runs `work` for all, {@link PARALLEL} at a time. The first failure stops the others, and is thrown when they are done. */
async function inParallel<T>(
  all: readonly T[],
  signal: AbortSignal,
  work: (one: T, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const failed = new AbortController()
  const both = AbortSignal.any([signal, failed.signal])
  const queue = [...all]
  let reason: unknown
  const next = async () => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
      try {
        both.throwIfAborted()
        await work(one, both)
      } catch (thrown) {
        if (!failed.signal.aborted) reason = thrown
        failed.abort()
        return
      }
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, next))
  if (failed.signal.aborted) throw reason
}

/** Goes on by itself after a break, if the try before it brought something. */
async function persistently(
  pause: number,
  received: () => number,
  signal: AbortSignal,
  work: () => Promise<void>,
): Promise<void> {
  for (let left = TRIES; ; left--) {
    const before = received()
    try {
      return await work()
    } catch (thrown) {
      const broke = thrown instanceof CodedError && thrown.code === 'download-truncated'
      if (!broke || left <= 1 || received() <= before) throw thrown
    }
    await new Promise((done) => setTimeout(done, pause))
    signal.throwIfAborted()
  }
}

/** What the server calls the version of a file stands in a folder beside it. */
function arrivedFile(folder: Folder, name: string): ArrivedFile {
  const versions = () => folder.folder('versions')
  return {
    append: () => folder.append(name),
    read: () => folder.file(name),
    version: async () => (await (await (await versions()).file(name))?.text()) || null,
    async setVersion(version) {
      const file = await (await versions()).append(name)
      try {
        file.clear()
        if (version !== null) file.write(new TextEncoder().encode(version))
      } finally {
        await file.close()
      }
    },
  }
}
