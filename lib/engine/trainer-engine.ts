import type { OwnData } from '@/lib/data/own-data'
import { CodedError } from '@/lib/errors'
import type { EngineName } from '@/lib/protocol/messages'
import { plannedEngine, rememberEngine } from './engine-preference'
import { startFirstEngine, type GivenUp } from './first-engine'
import { SITE_BASE } from './site-base'
import type { Store } from './store'
import type { TrainerState } from './trainer-store'
import type { TrainerWorker } from './trainer-worker'

/** What is needed of the world to have a worker. */
export interface EngineWorld {
  startWorker: (name: EngineName) => Promise<TrainerWorker>
  /** The reader's own data, for runs that are trained on it. */
  loadOwnData: () => Promise<OwnData | null>
}

/** The worker that trains, on an engine of the reader's choice or on what stands in for it; one at a time. */
export function createTrainerEngine(store: Store<TrainerState>, world: EngineWorld, onDrop: () => void) {
  let worker: TrainerWorker | undefined
  /** One start at a time, whoever asks. */
  let starting: Promise<TrainerWorker> | null = null
  const failed: EngineName[] = []
  /** Chosen on this page; stronger than the address, which was written before. */
  let chosen: EngineName | null = null
  /** What the worker has been given of the reader's own data. */
  let handed: { client: TrainerWorker['client']; data: OwnData } | null = null

  function drop() {
    worker?.client.close()
    worker = undefined
    onDrop()
  }

  function giveUp(fellBack: GivenUp) {
    failed.push(fellBack.from)
    store.set({ engine: null, fellBack })
  }

  /** In the background: training begins with the first shard. What fails here fails in training too, and is told there. */
  function loadDigits({ client }: TrainerWorker) {
    client
      .call('data/load', { base: SITE_BASE }, { onProgress: (download) => store.set({ download }) })
      .catch(() => {})
      .finally(() => store.set({ download: null }))
  }

  async function start(): Promise<TrainerWorker> {
    try {
      worker = await startFirstEngine(chosen ?? plannedEngine(), failed, giveUp, world.startWorker)
    } finally {
      starting = null
    }
    store.set({ engine: worker.engine })
    loadDigits(worker)
    return worker
  }

  return {
    drop,
    giveUp,

    /** The worker, started if there is none. @throws CodedError the last engine's, when none starts */
    async ready(): Promise<TrainerWorker> {
      if (worker?.client.closed) drop()
      return worker ?? (starting ??= start())
    },

    /** The worker if there is one that answers. */
    current: (): TrainerWorker | null => (worker && !worker.client.closed ? worker : null),

    /** From now on this engine, and again those that failed before. */
    choose(name: EngineName): void {
      chosen = name
      rememberEngine(name)
      failed.length = 0
    },

    /** Gives the worker the reader's own data, once. @throws CodedError own-data-missing; idx-invalid */
    async handOver({ client }: TrainerWorker): Promise<void> {
      const data = await world.loadOwnData()
      if (!data) throw new CodedError('own-data-missing')
      if (handed?.client === client && handed.data === data) return
      await client.call('data/use-own', { data })
      handed = { client, data }
    },

    ownData: (): OwnData | null => handed?.data ?? null,
  }
}
