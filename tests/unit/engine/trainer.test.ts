import { describe, expect, it, vi } from 'vitest'
import { metricRow, type Checkpoint } from '@/lib/data/checkpoint'
import { DEFAULT_SETTINGS } from '@/lib/data/train-settings'
import { CodedError } from '@/lib/errors'
import { createStore } from '@/lib/engine/store'
import { createTrainer, type TrainerWorld } from '@/lib/engine/trainer'
import { INITIAL_STATE, type TrainerState } from '@/lib/engine/trainer-store'
import type { TrainerWorker } from '@/lib/engine/trainer-worker'
import type { CallOptions } from '@/lib/protocol/client'
import type { EngineName, TrainReport } from '@/lib/protocol/messages'

const STEPS_PER_EPOCH = 10
const checkpointAt = (step: number): Checkpoint => ({
  settings: DEFAULT_SETTINGS,
  step,
  parameters: Float32Array.of(step),
  statistics: new Float32Array(0),
  optimiser: Float32Array.of(0),
  metrics: Float32Array.from(
    Array.from({ length: step }, (_, i) => metricRow({ step: i + 1, loss: 1 })).flat(),
  ),
})

/** A worker that counts steps instead of training; `fault` breaks it at a step. */
function fakeWorker(
  name: EngineName,
  fault: { at: number; code: 'engine-lost' | 'download-failed' } | null = null,
) {
  let step = 0
  let closed = false
  const calls: string[] = []
  const client = {
    get closed() {
      return closed
    },
    close: () => {
      closed = true
    },
    async call(call: string, params: never, { signal, onProgress }: CallOptions<TrainReport> = {}) {
      calls.push(call)
      if (call === 'data/load') return { digits: 70_000 }
      if (call === 'train/open') {
        step = (params as { checkpoint: Checkpoint | null }).checkpoint?.step ?? 0
        return { stepsPerEpoch: STEPS_PER_EPOCH }
      }
      const end = (params as { stopAtStep: number | null }).stopAtStep ?? 2 * STEPS_PER_EPOCH
      while (step < end) {
        await new Promise((resolve) => setTimeout(resolve, 1))
        if (signal?.aborted) return { done: false, step }
        if (fault && step >= fault.at)
          throw new CodedError(fault.code, { engine: name, url: 'x', status: 500 })
        step++
        onProgress?.({
          metrics: Float32Array.from(metricRow({ step, loss: 1 })),
          trainedMs: 1,
          step,
          stepsPerEpoch: STEPS_PER_EPOCH,
          imagesPerSecond: 100,
          unitMs: 1,
          evaluating: null,
          frame: null,
          checkpoint: step % 5 === 0 ? checkpointAt(step) : null,
        })
      }
      return { done: step >= 2 * STEPS_PER_EPOCH, step }
    },
  }
  return {
    worker: {
      client,
      engine: { name, threads: 1, adapter: null, software: false },
    } as unknown as TrainerWorker,
    calls,
  }
}

function setUp(options: {
  kept?: Checkpoint
  start?: (name: EngineName) => ReturnType<typeof fakeWorker>
  saves?: boolean
}) {
  const store = createStore<TrainerState>(INITIAL_STATE)
  const started: EngineName[] = []
  const workers: ReturnType<typeof fakeWorker>[] = []
  const world: TrainerWorld = {
    startWorker: async (name) => {
      started.push(name)
      const made = (options.start ?? ((n: EngineName) => fakeWorker(n)))(name)
      workers.push(made)
      return made.worker
    },
    loadCheckpoint: async () => options.kept && { ...options.kept, startedAt: 1, trainedMs: 2 },
    saveCheckpoint: vi.fn(async () => options.saves ?? true),
    forgetCheckpoint: vi.fn(async () => {}),
    saveNetwork: vi.fn(async () => true),
    loadOwnData: async () => null,
  }
  return { store, world, started, workers, trainer: createTrainer(store, world) }
}

const until = async (holds: () => boolean) => {
  for (let i = 0; i < 2000 && !holds(); i++) await new Promise((resolve) => setTimeout(resolve, 1))
  expect(holds()).toBe(true)
}

describe('the trainer', () => {
  it('trains to the end, one point for each step, and keeps the network', async () => {
    const { store, trainer, world, started } = setUp({})
    await trainer.start()
    const { phase, step, history, engine } = store.get()
    expect([phase, step, engine?.name, started]).toEqual(['done', 20, 'wasm', ['wasm']])
    expect(history.losses.map(({ step }) => step)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
    expect(world.saveCheckpoint).toHaveBeenCalledTimes(4)
    expect(world.saveNetwork).toHaveBeenLastCalledWith(expect.objectContaining({ step: 20 }))
  })

  it('pauses and resumes in the same worker', async () => {
    const { store, trainer, started, workers } = setUp({})
    const running = trainer.start()
    await until(() => store.get().step >= 3)
    trainer.pause()
    await running
    const at = store.get().step
    expect(store.get().phase).toBe('paused')
    await trainer.start()
    expect(store.get().history.losses.map(({ step }) => step)).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 1),
    )
    expect(at).toBeLessThan(20)
    expect(started).toHaveLength(1)
    expect(workers[0].calls.filter((call) => call === 'train/open')).toHaveLength(1)
  })

  it('takes one step at a time', async () => {
    const { store, trainer } = setUp({})
    await trainer.step()
    await trainer.step()
    expect([store.get().step, store.get().phase]).toEqual([2, 'paused'])
  })

  it('resets to the beginning, also while running, and forgets what it kept', async () => {
    const { store, trainer, world } = setUp({})
    const running = trainer.start()
    await until(() => store.get().step >= 3)
    trainer.reset()
    await running
    expect(store.get()).toMatchObject({ phase: 'idle', step: 0, history: { losses: [], looks: [] } })
    expect(world.forgetCheckpoint).toHaveBeenCalled()
    await trainer.step()
    expect(store.get().step).toBe(1)
  })

  it('goes on with the next engine from the last checkpoint when one dies', async () => {
    const { store, trainer, started } = setUp({
      start: (name) => fakeWorker(name, name === 'wasm' ? { at: 7, code: 'engine-lost' } : null),
    })
    await trainer.start()
    expect(started).toEqual(['wasm', 'webgpu'])
    expect(store.get()).toMatchObject({
      phase: 'done',
      step: 20,
      engine: { name: 'webgpu' },
      fellBack: { from: 'wasm', code: 'engine-lost' },
    })
    // Back to step 5, the last checkpoint, and on: no point is there twice.
    expect(store.get().history.losses.map(({ step }) => step)).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 1),
    )
  })

  it('tries every engine before it gives up, and says why', async () => {
    const { store, trainer, started } = setUp({
      start: (name) => {
        throw new CodedError('engine-unavailable', { engine: name, reason: 'none' })
      },
    })
    await trainer.start()
    expect(started).toEqual(['wasm', 'webgpu', 'webgl', 'cpu'])
    expect(store.get()).toMatchObject({ phase: 'failed', error: { code: 'engine-unavailable' } })
  })

  it('a failed download is not the engine’s fault: it says so, and a retry goes on where it stood', async () => {
    let fault: { at: number; code: 'download-failed' } | null = { at: 6, code: 'download-failed' }
    const { store, trainer, started } = setUp({ start: (name) => fakeWorker(name, fault) })
    await trainer.start()
    expect(store.get()).toMatchObject({ phase: 'failed', step: 6, error: { code: 'download-failed' } })
    fault = null
    await trainer.chooseEngine('cpu') // a fresh worker without the fault
    await trainer.start()
    expect(store.get()).toMatchObject({ phase: 'done', step: 20, error: null })
    expect(started).toEqual(['wasm', 'cpu'])
  })

  it('changes engines in the middle of a run, weights and curve going along', async () => {
    const { store, trainer, started } = setUp({})
    const running = trainer.start()
    await until(() => store.get().step >= 5)
    await Promise.all([trainer.chooseEngine('cpu'), running])
    await until(() => store.get().phase === 'done')
    expect(started).toEqual(['wasm', 'cpu'])
    expect(store.get().history.losses.at(-1)!.step).toBe(20)
  })

  it('takes up the run that the device kept, unless the address asks for another', async () => {
    const { store, trainer } = setUp({ kept: checkpointAt(5) })
    await trainer.restore({ ...DEFAULT_SETTINGS, seed: 99 })
    expect(store.get()).toMatchObject({ phase: 'idle', step: 0 })
    await trainer.restore({ ...DEFAULT_SETTINGS })
    expect(store.get()).toMatchObject({ phase: 'paused', step: 5 })
    expect(store.get().history.losses).toHaveLength(5)
    await trainer.start()
    expect(store.get().history.losses.map(({ step }) => step)).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 1),
    )
  })

  it('more epochs go on from where a run ended; any other change begins anew', async () => {
    const { store, trainer } = setUp({})
    await trainer.start()
    trainer.change({ epochs: 3 })
    expect(store.get()).toMatchObject({ phase: 'paused', step: 20, settings: { epochs: 3 } })
    trainer.change({ seed: 5 })
    expect(store.get()).toMatchObject({ phase: 'idle', step: 0, settings: { epochs: 3, seed: 5 } })
  })

  it('says when the device keeps nothing', async () => {
    const { store, trainer } = setUp({ saves: false })
    await trainer.start()
    await until(() => !store.get().kept)
  })
})
