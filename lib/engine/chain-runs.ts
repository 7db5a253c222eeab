import type { ChainReport } from '@/lib/data/chain-report'
import { CodedError, isAbort, toCodedError } from '@/lib/errors'
import type { ChainSettings } from '@/lib/nn/deep-chain'
import type { Client } from '@/lib/protocol/client'
import type { TrainerCalls } from '@/lib/protocol/messages'
import { SITE_BASE } from './site-base'
import { createStore, type Store } from './store'
import { trainer } from './trainer'

/** One chain's training, as far as it has come. */
export interface ChainRun {
  id: number
  settings: ChainSettings
  points: readonly ChainReport[]
  done: boolean
}

export interface ChainState {
  /** Newest first, at most {@link MOST_RUNS}. */
  runs: readonly ChainRun[]
  /** The run that is trained now. */
  running: number | null
  error: CodedError | null
}

/** More lines than these cannot be told apart. */
export const MOST_RUNS = 4

export interface ChainRuns {
  store: Store<ChainState>
  /** Trains one; one that is under way is stopped first and stays as far as it came. */
  start(settings: ChainSettings): Promise<void>
  stop(): void
  remove(id: number): void
}

export interface ChainWorld {
  /** The worker that trains, started at the first call. */
  worker: () => Promise<{ client: Client<TrainerCalls> }>
  base: string
}

/** Runs of deep chains, one after the other, kept for comparison while the page is open. */
export function createChainRuns(world: ChainWorld): ChainRuns {
  const store = createStore<ChainState>({ runs: [], running: null, error: null })
  let controller: AbortController | null = null
  let last = 0

  const change = (id: number, by: (run: ChainRun) => ChainRun) =>
    store.set(({ runs }) => ({ runs: runs.map((run) => (run.id === id ? by(run) : run)) }))

  return {
    store,
    async start(settings) {
      controller?.abort()
      const { signal } = (controller = new AbortController())
      const id = ++last
      const run: ChainRun = { id, settings, points: [], done: false }
      store.set(({ runs }) => ({ runs: [run, ...runs].slice(0, MOST_RUNS), running: id, error: null }))
      try {
        const { client } = await world.worker()
        signal.throwIfAborted()
        await client.call(
          'chain/run',
          { base: world.base, settings },
          {
            signal,
            onProgress: (point) =>
              !signal.aborted && change(id, (one) => ({ ...one, points: [...one.points, point] })),
          },
        )
        change(id, (one) => ({ ...one, done: true }))
      } catch (thrown) {
        if (!isAbort(thrown) && !signal.aborted) store.set({ error: toCodedError(thrown) })
      }
      store.set(({ running, runs }) => ({
        running: running === id ? null : running,
        // Nothing was seen of it: there is nothing to keep.
        runs: runs.filter((one) => one.id !== id || one.points.length > 0),
      }))
    },
    stop: () => controller?.abort(),
    remove(id) {
      if (store.get().running === id) controller?.abort()
      store.set(({ runs }) => ({ runs: runs.filter((run) => run.id !== id) }))
    },
  }
}

export const chainRuns = createChainRuns({ worker: trainer.worker, base: SITE_BASE })
