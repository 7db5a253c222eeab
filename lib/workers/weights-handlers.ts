import type {
  BroughtNetwork,
  BroughtWeights,
  NotKept,
  WeightsCalls,
  WeightsProgress,
  WeightsState,
} from '@/lib/protocol/weights-messages'
import type { Handlers } from '@/lib/protocol/serve'
import { photoSpecs } from '@/lib/nn/photo-networks'
import { broughtNetworks } from './brought-networks'
import { exclusively, unlessBusy } from './exclusively'
import { hostedWeights } from './hosted-list'
import { fetchHosted } from './hosted-weights'
import type { ImportWeights } from './import-weights'
import { isNoRoom, memoryFolder, privateFiles, type Folder } from './private-files'
import { createWeightStore, moveDraft, WEIGHTS_FOLDER, type Draft, type StoredWeights } from './weight-store'

export interface WeightsWorld {
  importWeights: ImportWeights
  /** The root of what this site may keep; null where it may not. */
  files?: () => Promise<Folder | null>
}

type Context = { signal: AbortSignal; progress: (value: WeightsProgress) => void }

const lockOf = (network: BroughtNetwork) => `weights/${network}`

/** Brings weights in and keeps them; every handler is a plain function. */
export function createWeightsHandlers({
  importWeights,
  files = privateFiles,
}: WeightsWorld): Handlers<WeightsCalls> {
  // Where nothing can be kept, parts of a download stay here until the page is left.
  const visit = createWeightStore(memoryFolder())
  async function openStore() {
    const root = await files()
    return root && createWeightStore(await root.folder(WEIGHTS_FOLDER))
  }

  async function visitOnly(
    network: BroughtNetwork,
    stored: StoredWeights,
    why: NotKept,
  ): Promise<BroughtWeights> {
    // The page holds the Blobs from now on.
    await visit.remove(network)
    return { ...stored.held, visit: { ...stored.files, why } }
  }

  const alone = <T>(network: BroughtNetwork, { signal, progress }: Context, work: () => Promise<T>) =>
    exclusively(lockOf(network), { signal, onWait: () => progress({ waiting: true }) }, work)

  return {
    'weights/list': async ({ base }) => {
      const store = await openStore()
      const of = async (network: BroughtNetwork): Promise<[BroughtNetwork, WeightsState]> => {
        const hosted = await hostedWeights(base, network)
        let here = 0
        // What another tab, or this one, is bringing in just now is not looked at.
        await unlessBusy(lockOf(network), async () => {
          await store?.tidy(network, hosted?.id ?? null)
          if (hosted) here = await (store ?? visit).arrived(network, hosted.id)
        })
        const kept = await store?.kept(network)
        return [network, { kept: kept?.held ?? null, hosted: hosted && { bytes: hosted.bytes, here } }]
      }
      const networks = Object.fromEntries(await Promise.all(broughtNetworks.map(of)))
      return { networks: networks as Record<BroughtNetwork, WeightsState>, keeps: store !== null }
    },

    'weights/import': ({ network, file, name }, context) =>
      alone(network, context, async () => {
        const { signal, progress } = context
        const store = await openStore()
        let why: NotKept | null = store ? null : 'unavailable'
        let draft = await (store ?? visit).begin(network)
        /** Does something with the draft, again in memory when there is no room. */
        async function keep<T>(work: (draft: Draft) => Promise<T>): Promise<T> {
          try {
            return await work(draft)
          } catch (thrown) {
            if (!isNoRoom(thrown)) throw thrown
            const spare = await visit.begin(network)
            await moveDraft(draft, spare)
            draft = spare
            why = 'no-room'
            return work(draft)
          }
        }
        try {
          const manifest = await importWeights(file, photoSpecs[network], {
            signal,
            onProgress: progress,
            emit: (shard, bytes) => keep((to) => to.put(shard, bytes)),
          })
          signal.throwIfAborted()
          const stored = await keep((to) => to.finish(manifest, { from: 'file', name, bytes: file.size }))
          return why ? await visitOnly(network, stored, why) : { ...stored.held, visit: null }
        } catch (thrown) {
          await draft.discard()
          throw thrown
        }
      }),

    'weights/fetch': ({ network, base }, context) => {
      let waited = false
      const progress = (value: WeightsProgress) => {
        waited ||= 'waiting' in value
        context.progress(value)
      }
      return alone(network, { ...context, progress }, async () => {
        const options = { signal: context.signal, onProgress: context.progress }
        const store = await openStore()
        const meanwhile = await store?.kept(network) // by the tab that was waited for
        if (waited && meanwhile?.held.origin.from === 'site') return { ...meanwhile.held, visit: null }
        if (!store) {
          const stored = await fetchHosted(network, base, (id) => visit.begin(network, id), options)
          return visitOnly(network, stored, 'unavailable')
        }
        let draft: Draft | undefined
        const begin = async (id: string) => (draft = await store.begin(network, id))
        try {
          const stored = await fetchHosted(network, base, begin, options)
          return { ...stored.held, visit: null }
        } catch (thrown) {
          if (!isNoRoom(thrown) || !draft) throw thrown
        }
        const full = draft
        const intoMemory = async (id: string) => {
          const spare = await visit.begin(network, id)
          await moveDraft(full, spare)
          return spare
        }
        return visitOnly(network, await fetchHosted(network, base, intoMemory, options), 'no-room')
      })
    },

    'weights/delete': async ({ network }, context) => {
      await visit.remove(network)
      const store = await openStore()
      if (store)
        await alone(network, { signal: context.signal, progress: () => {} }, () => store.remove(network))
      return null
    },
  }
}
