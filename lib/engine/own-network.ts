import { sameNetwork, settingsOf, type OwnSettings } from '@/lib/data/own-network'
import { CodedError, isAbort, toCodedError, type ErrorCode, type ErrorDetail } from '@/lib/errors'
import type { AnyNetwork } from '@/lib/nn/layers'
import type { EngineReport } from '@/lib/protocol/messages'
import { forgetTrained, keepTrained, loadTrained, type KeptNetwork } from './own-network-kept'
import { SITE_BASE } from './site-base'
import { createStore, type Store } from './store'
import type { TrainerWorker } from './trainer-worker'
import { appendRows, EMPTY_HISTORY, type TrainingHistory } from './training-history'
import { browserWorld as raceWorld, type RaceWorld } from './two-run-race'

export interface OwnRunState {
  phase: 'idle' | 'loading' | 'training' | 'paused' | 'done' | 'failed'
  /** What the run, and the weights, are of; null before the first. */
  spec: AnyNetwork | null
  settings: OwnSettings | null
  step: number
  stepsPerEpoch: number
  history: TrainingHistory
  /** Share of a look at held-back digits that is done, or null. */
  evaluating: number | null
  imagesPerSecond: number | null
  engine: EngineReport | null
  error: { code: ErrorCode; detail: ErrorDetail } | null
  /** The weights as they were when the run last stood still, or as a file had them. */
  weights: { parameters: Float32Array<ArrayBuffer>; statistics: Float32Array<ArrayBuffer> } | null
}

const INITIAL: OwnRunState = {
  phase: 'idle',
  spec: null,
  settings: null,
  step: 0,
  stepsPerEpoch: 0,
  history: EMPTY_HISTORY,
  evaluating: null,
  imagesPerSecond: null,
  engine: null,
  error: null,
  weights: null,
}

/** What it needs of the world; tests hand in their own. */
export interface OwnNetworkWorld extends Pick<RaceWorld, 'worker' | 'pauseTraining' | 'onTraining'> {
  keep(network: KeptNetwork): Promise<boolean>
  load(): Promise<KeptNetwork | null>
  forget(): Promise<void>
}

export interface OwnNetwork {
  readonly store: Store<OwnRunState>
  /** What this device kept of the last run. */
  restore(): Promise<void>
  /** Trains a network from its first weights; a run that was under way ends. */
  start(spec: AnyNetwork, settings: OwnSettings): Promise<void>
  pause(): void
  resume(): Promise<void>
  /** Ends the run and forgets its weights. */
  cancel(): void
  /** The weights of this network as they are now; null where it has none. */
  copy(spec: AnyNetwork): Promise<OwnRunState['weights']>
  /** Weights from a file; a run that was under way ends. */
  take(spec: AnyNetwork, weights: NonNullable<OwnRunState['weights']>): void
}

/** The page's side of training a network that the reader wrote; it shares the worker of the training bench. */
export function createOwnNetwork(world: OwnNetworkWorld): OwnNetwork {
  const store = createStore<OwnRunState>(INITIAL)
  let opened: TrainerWorker | null = null
  let running: AbortController | null = null
  /** Counts runs: what an earlier one still reports is not shown any more. */
  let number = 0

  function close() {
    number++
    running?.abort()
    running = null
    if (opened && !opened.client.closed) void opened.client.call('own-network/close', null).catch(() => {})
    opened = null
  }

  function keep() {
    const { spec, settings, weights, step, stepsPerEpoch, history } = store.get()
    if (spec && weights) void world.keep({ spec, settings, ...weights, step, stepsPerEpoch, history })
  }

  async function run(open: (worker: TrainerWorker, signal: AbortSignal) => Promise<void>): Promise<void> {
    if (running) return
    const controller = (running = new AbortController())
    const mine = number
    const current = () => mine === number
    world.pauseTraining()
    store.set({ phase: 'loading', error: null })
    const stopWatching = world.onTraining(() => controller.abort())
    try {
      const worker = await world.worker()
      if (!current()) return
      await open(worker, controller.signal)
      if (!current()) return
      const { done } = await worker.client.call('own-network/run', null, {
        signal: controller.signal,
        onProgress: ({ metrics, step, imagesPerSecond, evaluating }) => {
          if (!current()) return
          store.set((old) => ({
            phase: 'training',
            step,
            evaluating,
            history: appendRows(old.history, metrics),
            imagesPerSecond: imagesPerSecond > 0 ? imagesPerSecond : old.imagesPerSecond,
          }))
        },
      })
      if (!current()) return
      const weights = await worker.client.call('own-network/copy', null)
      if (!current()) return
      store.set({ phase: done ? 'done' : 'paused', evaluating: null, weights })
      keep()
    } catch (reason) {
      if (!current()) return
      const { code, detail } = toCodedError(reason)
      const stopped = isAbort(reason)
      store.set({
        evaluating: null,
        ...(stopped ? { phase: 'paused' } : { phase: 'failed', error: { code, detail } }),
      })
    } finally {
      stopWatching()
      if (running === controller) running = null
    }
  }

  return {
    store,
    async restore() {
      const kept = await world.load()
      const { phase, spec } = store.get()
      if (!kept || phase !== 'idle' || spec) return
      const { parameters, statistics, ...rest } = kept
      store.set({ ...rest, phase: kept.settings ? 'done' : 'idle', weights: { parameters, statistics } })
    },
    async start(spec, settings) {
      close()
      store.set({ ...INITIAL, spec, settings })
      await run(async (worker) => {
        const all = settingsOf(spec, settings)
        const { stepsPerEpoch } = await worker.client.call('own-network/open', {
          base: SITE_BASE,
          settings: all,
        })
        opened = worker
        store.set({ engine: worker.engine, stepsPerEpoch })
      })
    },
    pause: () => running?.abort(),
    resume: () =>
      run(async (worker) => {
        // Another worker has none of it: the weights went with the one that is gone.
        if (worker.client !== opened?.client || worker.client.closed) throw new CodedError('worker-died')
      }),
    cancel() {
      close()
      store.set(INITIAL)
      void world.forget()
    },
    async copy(spec) {
      const { spec: own, weights } = store.get()
      if (!own || !sameNetwork(own, spec)) return null
      if (!running || !opened) return weights
      return opened.client.call('own-network/copy', null)
    },
    take(spec, weights) {
      close()
      store.set({ ...INITIAL, spec, weights })
      keep()
    },
  }
}

export const ownNetwork = createOwnNetwork({
  ...raceWorld,
  keep: keepTrained,
  load: loadTrained,
  forget: forgetTrained,
})
