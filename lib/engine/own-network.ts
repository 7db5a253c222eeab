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

/** Weights that have taken the place of what stood there. */
export interface Taken {
  /** False where the device does not keep them. */
  kept: boolean
  /** Puts back what stood there, with its settings and its history; tells whether there were weights. */
  undo(): Promise<boolean>
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
  /**
   * Weights from a file; a run that was under way ends.
   * @throws the signal's reason: then nothing has changed
   */
  take(spec: AnyNetwork, weights: NonNullable<OwnRunState['weights']>, signal?: AbortSignal): Promise<Taken>
}

/** What would be kept of this state; null while it has no weights. */
const keptOf = ({ spec, settings, weights, step, stepsPerEpoch, history }: OwnRunState): KeptNetwork | null =>
  spec && weights && { spec, settings, ...weights, step, stepsPerEpoch, history }

/** The page's side of training a network that the reader wrote; it shares the worker of the training bench. */
export function createOwnNetwork(world: OwnNetworkWorld): OwnNetwork {
  const store = createStore<OwnRunState>(INITIAL)
  /** Has been asked to open a network: it has to be told to close it, also while it still loads. */
  let asked: TrainerWorker | null = null
  /** Has it open. */
  let opened: TrainerWorker | null = null
  let running: AbortController | null = null
  /** Counts runs: what an earlier one still reports is not shown any more. */
  let number = 0

  function close() {
    number++
    running?.abort()
    running = null
    if (asked && !asked.client.closed) void asked.client.call('own-network/close', null).catch(() => {})
    asked = opened = null
  }

  async function keep(): Promise<boolean> {
    const kept = keptOf(store.get())
    return kept !== null && world.keep(kept)
  }

  /** Shows what was kept. No worker has it open: a run of it does not go on. */
  function show({ parameters, statistics, ...rest }: KeptNetwork) {
    const weights = { parameters, statistics }
    store.set({ ...INITIAL, ...rest, phase: rest.settings ? 'done' : 'idle', weights })
  }

  /** The weights as they are now, also in the middle of a run. */
  const newest = async (): Promise<OwnRunState['weights']> =>
    running && opened ? opened.client.call('own-network/copy', null) : store.get().weights

  /** What taking weights would put an end to. What no longer answers has left the weights of its last stop. */
  async function atStake(): Promise<KeptNetwork | null> {
    const before = store.get()
    const weights = (await newest().catch(() => null)) ?? before.weights
    // Nobody may have asked the device yet; and a run that has just begun has nothing, but the one before it is kept.
    return keptOf({ ...before, weights }) ?? world.load()
  }

  function cancel() {
    close()
    store.set(INITIAL)
    void world.forget()
  }

  async function run(open: (worker: TrainerWorker, current: () => boolean) => Promise<void>): Promise<void> {
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
      await open(worker, current)
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
      void keep()
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
      if (kept && phase === 'idle' && !spec) show(kept)
    },
    async start(spec, settings) {
      close()
      store.set({ ...INITIAL, spec, settings })
      await run(async (worker, current) => {
        asked = worker
        const all = settingsOf(spec, settings)
        const { stepsPerEpoch } = await worker.client.call('own-network/open', {
          base: SITE_BASE,
          settings: all,
        })
        if (!current()) return
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
    cancel,
    async copy(spec) {
      const { spec: own } = store.get()
      return own && sameNetwork(own, spec) ? newest() : null
    },
    async take(spec, weights, signal) {
      const before = await atStake()
      signal?.throwIfAborted()
      close()
      store.set({ ...INITIAL, spec, weights })
      return {
        kept: await keep(),
        async undo() {
          if (!before) {
            cancel()
            return false
          }
          close()
          show(before)
          await keep()
          return true
        },
      }
    },
  }
}

export const ownNetwork = createOwnNetwork({
  ...raceWorld,
  keep: keepTrained,
  load: loadTrained,
  forget: forgetTrained,
})
