import { isAbort, toCodedError, type ErrorCode, type ErrorDetail } from '@/lib/errors'
import type { Client } from '@/lib/protocol/client'
import type { Progress } from '@/lib/protocol/messages'
import type {
  BroughtNetwork,
  BroughtWeights,
  HeldWeights,
  NotKept,
  WeightFiles,
  WeightsCalls,
  WeightsProgress,
  WeightsState,
} from '@/lib/protocol/weights-messages'
import { createStore, type Store } from './store'

/** Weights are read from a file, or fetched from this site. */
export type WeightsWay = 'import' | 'fetch'

export interface WeightsJob {
  way: WeightsWay
  /** The file's own name; null for a download. */
  name: string | null
  /** null until the first bytes are known. */
  progress: Progress | null
  /** Another tab is at it. */
  waiting: boolean
}

export interface NetworkWeights {
  /** On this device; `visit` says why only until the page is left, null when it is kept. */
  held: (HeldWeights & { visit: NotKept | null }) | null
  hosted: WeightsState['hosted']
  job: WeightsJob | null
  /** `file`: what was read, where it was a file. */
  error: {
    way: WeightsWay | 'delete'
    file: { name: string; bytes: number } | null
    code: ErrorCode
    detail: ErrorDetail
  } | null
  /** The reader stopped the last job. */
  stopped: WeightsWay | null
}

export interface WeightsOnPage {
  /** False until it is known what there is. */
  known: boolean
  /** Whether this browser keeps weights for the next visit. */
  keeps: boolean
  networks: Record<BroughtNetwork, NetworkWeights>
  /** Which network the bench for weights is about. */
  shown: BroughtNetwork
}

export interface WeightsParts {
  worker: () => Client<WeightsCalls>
  /** Told when a network's weights are others now; `files` when they last for this visit only, null otherwise. */
  onChange: (network: BroughtNetwork, files: WeightFiles | null) => Promise<void>
  /** What stands before public paths. */
  base: string
}

export interface Weights {
  store: Store<WeightsOnPage>
  /** Finds out what there is; safe to call often. */
  look(): Promise<void>
  show(network: BroughtNetwork): void
  /** Reads a file of the reader's. Settles when it is done; failures go to the store. What was there stays until then. */
  importFile(network: BroughtNetwork, file: File): Promise<void>
  /** Fetches what this site offers, from where it was cut off. */
  fetchHosted(network: BroughtNetwork): Promise<void>
  /** Goes on with downloads that ended for want of a network; call it when there is one again. */
  goOn(): void
  /** Stops what is being brought in. */
  cancel(network: BroughtNetwork): void
  /** Deletes a network's weights from the device. */
  remove(network: BroughtNetwork): Promise<void>
}

const nothing: NetworkWeights = { held: null, hosted: null, job: null, error: null, stopped: null }

/** The weights that readers bring, as the page shows them. */
export function createWeights({ worker, onChange, base }: WeightsParts): Weights {
  const store = createStore<WeightsOnPage>({
    known: false,
    keeps: true,
    networks: { alexnet: nothing, alexnet2012: nothing },
    shown: 'alexnet',
  })
  const jobs = new Map<BroughtNetwork, AbortController>()
  const set = (network: BroughtNetwork, patch: Partial<NetworkWeights>) =>
    store.set(({ networks }) => ({
      networks: { ...networks, [network]: { ...networks[network], ...patch } },
    }))

  async function look(): Promise<void> {
    try {
      const found = await worker().call('weights/list', { base })
      store.set({ known: true, keeps: found.keeps })
      for (const network of Object.keys(found.networks) as BroughtNetwork[]) {
        const { kept, hosted } = found.networks[network]
        const before = store.get().networks[network].held
        // What lasts for this visit only is not in the list.
        const held = before?.visit ? before : kept && { ...kept, visit: null }
        set(network, { held, hosted })
      }
    } catch {
      store.set({ known: true })
    }
  }

  /** One job a network at a time: a new one takes the place of the last. */
  async function bring(
    network: BroughtNetwork,
    { way, file }: Pick<NonNullable<NetworkWeights['error']>, 'file'> & { way: WeightsWay },
    call: (options: {
      signal: AbortSignal
      onProgress: (value: WeightsProgress) => void
    }) => Promise<BroughtWeights>,
  ): Promise<void> {
    jobs.get(network)?.abort()
    const job = new AbortController()
    jobs.set(network, job)
    const ours = () => jobs.get(network) === job
    const name = file?.name ?? null
    set(network, { job: { way, name, progress: null, waiting: false }, error: null, stopped: null })
    const onProgress = (value: WeightsProgress) => {
      if (!ours()) return
      const waiting = 'waiting' in value
      set(network, { job: { way, name, progress: waiting ? null : value, waiting } })
    }
    try {
      const { visit, ...held } = await call({ signal: job.signal, onProgress })
      // Whatever the page has done since: these are the network's weights now.
      await onChange(network, visit && { manifest: visit.manifest, shards: visit.shards })
      set(network, { held: { ...held, visit: visit?.why ?? null } })
    } catch (thrown) {
      if (ours()) {
        const { code, detail } = toCodedError(thrown)
        set(network, isAbort(thrown) ? { stopped: way } : { error: { way, file, code, detail } })
      }
    }
    if (!ours()) return
    jobs.delete(network)
    set(network, { job: null })
    await look()
  }

  const fetchHosted = (network: BroughtNetwork) =>
    bring(network, { way: 'fetch', file: null }, (options) =>
      worker().call('weights/fetch', { base, network }, options),
    )

  return {
    store,
    look,
    show: (shown) => store.set({ shown }),
    fetchHosted,
    goOn() {
      const { networks } = store.get()
      for (const network of Object.keys(networks) as BroughtNetwork[]) {
        const { error } = networks[network]
        if (error?.way === 'fetch' && error.code === 'offline') void fetchHosted(network)
      }
    },
    importFile: (network, file) =>
      bring(network, { way: 'import', file: { name: file.name, bytes: file.size } }, (options) =>
        worker().call('weights/import', { network, file, name: file.name }, options),
      ),
    cancel: (network) => jobs.get(network)?.abort(),
    async remove(network) {
      jobs.get(network)?.abort()
      try {
        await worker().call('weights/delete', { network })
        set(network, { held: null, error: null, stopped: null })
        await onChange(network, null)
      } catch (thrown) {
        const { code, detail } = toCodedError(thrown)
        set(network, { error: { way: 'delete', file: null, code, detail } })
      }
      await look()
    },
  }
}
