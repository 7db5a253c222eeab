import { describe, expect, it } from 'vitest'
import { metricRow } from '@/lib/data/checkpoint'
import { createStore } from '@/lib/engine/store'
import { createTrainer } from '@/lib/engine/trainer'
import { INITIAL_STATE, type TrainerState } from '@/lib/engine/trainer-store'
import type { TrainerWorker } from '@/lib/engine/trainer-worker'
import type { CallOptions } from '@/lib/protocol/client'
import type { TrainReport } from '@/lib/protocol/messages'

/** A worker that counts steps and reports a frame at the end of every run, as the real one does. */
function setUp() {
  const calls: string[] = []
  let step = 0
  const report = (metrics: Float32Array<ArrayBuffer>): TrainReport => ({
    metrics,
    step,
    stepsPerEpoch: 10,
    imagesPerSecond: 0,
    trainedMs: 0,
    unitMs: 1,
    evaluating: null,
    frame: {
      kernels: Float32Array.of(step),
      digits: new Uint8Array(0),
      insides: { layers: [], filters: [], activations: [] },
    },
    checkpoint: null,
  })
  const row = () => Float32Array.from(metricRow({ step, loss: 1 / step }))
  let unread: Float32Array<ArrayBuffer> = new Float32Array(0)
  const client = {
    closed: false,
    close: () => {},
    async call(name: string, params: never, { onProgress }: CallOptions<TrainReport> = {}) {
      const { stopAtStep = null } = (params ?? {}) as { stopAtStep?: number | null }
      calls.push(name === 'train/run' ? `run to ${stopAtStep}` : name)
      await Promise.resolve()
      if (name === 'train/open') return { stepsPerEpoch: 10 }
      if (name === 'train/slow') {
        step++
        unread = row()
        return { step, after: Float32Array.of(step), digits: new Uint8Array(0) }
      }
      if (name !== 'train/run') return null
      if (stopAtStep !== null && step < stopAtStep) {
        step = stopAtStep
        unread = row()
      }
      onProgress?.(report(unread))
      unread = new Float32Array(0)
      return { done: false, step }
    },
  }
  const store = createStore<TrainerState>(INITIAL_STATE)
  const trainer = createTrainer(store, {
    startWorker: async () =>
      ({
        client,
        engine: { name: 'cpu', threads: 1, adapter: null, software: true },
      }) as unknown as TrainerWorker,
    loadCheckpoint: async () => undefined,
    saveCheckpoint: async () => true,
    forgetCheckpoint: async () => {},
    saveNetwork: async () => true,
    loadOwnData: async () => null,
  })
  return { trainer, store, calls }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5))
const insides = { insides: true, digit: null }

describe('watching the insides', () => {
  it('at rest brings a frame at once, without a step', async () => {
    const { trainer, store, calls } = setUp()
    await trainer.step()
    calls.length = 0
    trainer.watch(insides)
    await settled()
    expect(calls).toEqual(['train/watch', 'run to 1'])
    expect(store.get()).toMatchObject({ step: 1, phase: 'paused' })
    expect(store.get().frame?.insides).not.toBeNull()
  })

  it('before the first step there is nothing to see; it is said when the training is opened', async () => {
    const { trainer, calls } = setUp()
    trainer.watch(insides)
    await settled()
    expect(calls).toEqual([])
    await trainer.step()
    expect(calls.indexOf('train/watch')).toBe(calls.indexOf('train/open') + 1)
  })

  it('is over before the next run begins', async () => {
    const { trainer, calls } = setUp()
    await trainer.step()
    calls.length = 0
    trainer.watch(insides)
    await trainer.step()
    expect(calls).toEqual(['train/watch', 'run to 1', 'run to 2'])
  })
})

describe('a step in slow motion', () => {
  it('has its row in the history, as any other step', async () => {
    const { trainer, store, calls } = setUp()
    await trainer.slow()
    expect(calls.slice(-2)).toEqual(['train/slow', 'run to 1'])
    expect(store.get()).toMatchObject({ step: 1, phase: 'paused' })
    expect(store.get().history.losses.map(({ step }) => step)).toEqual([1])
    await trainer.step()
    expect(store.get().history.losses.map(({ step }) => step)).toEqual([1, 2])
  })
})
