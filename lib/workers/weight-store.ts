import { parseWeightManifest } from '@/lib/formats/weight-manifest'
import type { BroughtNetwork, HeldWeights, WeightFiles, WeightsOrigin } from '@/lib/protocol/weights-messages'
import { copyFolder, type Folder } from './private-files'
import { photoSpecs } from '@/lib/nn/photo-networks'

export interface StoredWeights {
  held: HeldWeights
  files: WeightFiles
}

/** Weights on their way in. Until `finish` they do not count: whatever happens before leaves what was kept as it was. */
export interface Draft {
  readonly folder: Folder
  /** A whole file. @throws what the folder throws when it is full */
  put(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>
  /** Makes them the network's weights, and deletes those before. @throws what the folder throws */
  finish(manifest: unknown, origin: WeightsOrigin): Promise<StoredWeights>
  discard(): Promise<void>
}

/** In the origin's private files. */
export const WEIGHTS_FOLDER = 'weights'
/** Written last, with everything that says what the shards beside it are: without it they are leftovers. */
const COMPLETE = 'complete.json'
/** Drafts whose name begins so are parts of a download, which the next one goes on with. */
const PARTS = 'parts-'

let drafts = 0
/** A name that no other draft has: one tab at a time makes them. Not randomUUID, which insecure origins do not have. */
const newDraft = () => `draft-${Date.now()}-${drafts++}`

/** Weights in a folder: `{network}/{draft}/`, one draft of a network being complete. */
export function createWeightStore(root: Folder) {
  const of = (network: BroughtNetwork) => root.folder(network)

  async function read(network: BroughtNetwork, draft: string): Promise<StoredWeights | null> {
    const folder = await (await of(network)).folder(draft)
    const text = await folder.file(COMPLETE).then((file) => file?.text())
    if (!text) return null
    try {
      const { manifest, origin, savedAt } = JSON.parse(text) as HeldWeights & { manifest: unknown }
      const { shards } = parseWeightManifest(manifest, photoSpecs[network], COMPLETE)
      const found = await Promise.all(shards.map(({ file }) => folder.file(file)))
      if (shards.some(({ bytes }, i) => found[i]?.size !== bytes)) return null
      const bytes = shards.reduce((sum, shard) => sum + shard.bytes, 0)
      return { held: { bytes, origin, savedAt }, files: { manifest, shards: found as Blob[] } }
    } catch {
      return null // not written to its end, or by an older form of this page
    }
  }

  async function removeOthers(network: BroughtNetwork, keep: (draft: string) => boolean): Promise<void> {
    const folder = await of(network)
    for (const name of await folder.folders()) if (!keep(name)) await folder.remove(name)
  }

  /** The newest complete one, with its name. */
  async function newest(network: BroughtNetwork): Promise<{ name: string; stored: StoredWeights } | null> {
    let best: { name: string; stored: StoredWeights } | null = null
    for (const name of await (await of(network)).folders()) {
      const stored = await read(network, name)
      if (stored && !(best && best.stored.held.savedAt >= stored.held.savedAt)) best = { name, stored }
    }
    return best
  }

  return {
    /** What is kept of a network, not read into memory; null when nothing is, or it is not whole. */
    kept: async (network: BroughtNetwork): Promise<StoredWeights | null> =>
      (await newest(network))?.stored ?? null,

    /**
     * @param parts names a download: what came of it earlier is in the folder. Without it the folder is new.
     */
    async begin(network: BroughtNetwork, parts?: string): Promise<Draft> {
      const name = parts === undefined ? newDraft() : PARTS + parts
      const folder = await (await of(network)).folder(name)
      async function put(file: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
        const end = await folder.append(file)
        try {
          end.clear()
          end.write(bytes)
        } finally {
          await end.close()
        }
      }
      return {
        folder,
        put,
        async finish(manifest, origin) {
          const text = JSON.stringify({ manifest, origin, savedAt: Date.now() })
          await put(COMPLETE, new TextEncoder().encode(text))
          const stored = await read(network, name)
          if (!stored) throw new Error(`${name}: not whole`)
          await removeOthers(network, (other) => other === name)
          return stored
        },
        discard: async () => (await of(network)).remove(name),
      }
    },

    /** Bytes of a download that was cut short; 0 when there is none. */
    async arrived(network: BroughtNetwork, parts: string): Promise<number> {
      const folder = await of(network)
      if (!(await folder.folders()).includes(PARTS + parts)) return 0
      const inside = await folder.folder(PARTS + parts)
      const names = (await inside.files()).filter((name) => name !== COMPLETE)
      const found = await Promise.all(names.map((name) => inside.file(name)))
      return found.reduce((sum, file) => sum + (file?.size ?? 0), 0)
    },

    /**
     * Deletes what no-one can use any more; call it while nothing is being brought in.
     * @param parts the download that can still be gone on with; null when that is not known
     */
    async tidy(network: BroughtNetwork, parts: string | null): Promise<void> {
      const best = await newest(network)
      const isPart = (name: string) => (parts === null ? name.startsWith(PARTS) : name === PARTS + parts)
      await removeOthers(network, (name) => name === best?.name || isPart(name))
    },

    remove: (network: BroughtNetwork): Promise<void> => removeOthers(network, () => false),
  }
}

/** What has come so far goes on in another store. */
export async function moveDraft(from: Draft, to: Draft): Promise<void> {
  await copyFolder(from.folder, to.folder)
  await from.discard()
}

export type WeightStore = ReturnType<typeof createWeightStore>
