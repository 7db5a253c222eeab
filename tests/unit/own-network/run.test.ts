import { describe, expect, it } from 'vitest'
import { metricRow } from '@/lib/data/checkpoint'
import { DEFAULT_OWN } from '@/lib/data/own-network'
import { createOwnNetwork } from '@/lib/engine/own-network'
import type { KeptNetwork } from '@/lib/engine/own-network-kept'
import type { TrainerWorker } from '@/lib/engine/trainer-worker'
import { CodedError } from '@/lib/errors'
import { readSpec, templates } from '@/lib/nn/own-spec'
import type { CallOptions } from '@/lib/protocol/client'
import type { OwnNetworkProgress } from '@/lib/protocol/own-network-messages'

const spec = readSpec(templates.dense).spec!
const other = readSpec(templates.deep).spec!

/** A worker that takes one step a millisecond, ten in all, and then looks; its weights say how many it took. */
function setUp({ failsAt = Infinity, kept = null as KeptNetwork | null } = {}) {
  const calls: string[] = []
  const device = { kept }
  const seen = { paused: 0, watching: 0 }
  let step = 0
  let listener = () => {}
  const client = {
    closed: false,
    async call(call: string, _: unknown, { signal, onProgress }: CallOptions<OwnNetworkProgress> = {}) {
      calls.push(call)
      if (call === 'own-network/open') {
        step = 0
        return { stepsPerEpoch: 5 }
      }
      if (call === 'own-network/copy')
        return { parameters: Float32Array.of(step), statistics: new Float32Array(0) }
      if (call !== 'own-network/run') return null
      while (step < 10) {
        await new Promise((resolve) => setTimeout(resolve, 1))
        if (signal?.aborted) return { done: false, step }
        if (++step === failsAt) throw new CodedError('training-diverged', { step })
        const rows = [metricRow({ step, loss: 1 / step })]
        if (step === 10)
          rows.push(metricRow({ step, trainingAccuracy: 1, validationAccuracy: 0.9, testAccuracy: 0.8 }))
        onProgress?.({
          metrics: Float32Array.from(rows.flat()),
          step,
          imagesPerSecond: 100,
          unitMs: 1,
          evaluating: null,
        })
      }
      return { done: true, step }
    },
  }
  const network = createOwnNetwork({
    worker: async () =>
      ({
        client,
        engine: { name: 'wasm', threads: 1, adapter: null, software: false },
      }) as unknown as TrainerWorker,
    pauseTraining: () => void seen.paused++,
    onTraining(told) {
      seen.watching++
      listener = told
      return () => void seen.watching--
    },
    keep: async (next) => {
      device.kept = next
      return true
    },
    load: async () => device.kept,
    forget: async () => {
      device.kept = null
    },
  })
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1))
  }
  return { network, client, calls, device, seen, until, othersTrain: () => listener() }
}

describe('the page’s side of training a network of one’s own', () => {
  it('trains to the end, tells of every step, and keeps what came of it', async () => {
    const { network, calls, device, seen } = setUp()
    await network.start(spec, DEFAULT_OWN)
    expect(calls).toEqual(['own-network/open', 'own-network/run', 'own-network/copy'])
    const state = network.store.get()
    expect(state).toMatchObject({ phase: 'done', step: 10, stepsPerEpoch: 5, spec })
    expect(state.history.losses.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(state.history.looks[0].testAccuracy).toBeCloseTo(0.8)
    expect(device.kept).toMatchObject({
      step: 10,
      spec,
      settings: DEFAULT_OWN,
      parameters: Float32Array.of(10),
    })
    expect(seen).toEqual({ paused: 1, watching: 0 })
    // On another day, or after a reload.
    const again = setUp({ kept: device.kept }).network
    await again.restore()
    expect(again.store.get()).toMatchObject({ phase: 'done', step: 10, history: state.history })
    expect(await again.copy(spec)).toMatchObject({ parameters: Float32Array.of(10) })
    expect(await again.copy(other)).toBeNull()
  })

  it('pauses and goes on; pauses, too, when another training begins on the page', async () => {
    const { network, until, othersTrain } = setUp()
    void network.start(spec, DEFAULT_OWN)
    await until(() => network.store.get().step >= 3)
    network.pause()
    await until(() => network.store.get().phase === 'paused')
    const { step, weights } = network.store.get()
    expect(weights?.parameters).toEqual(Float32Array.of(step))
    void network.resume()
    await until(() => network.store.get().step > step)
    othersTrain()
    await until(() => network.store.get().phase === 'paused')
    await network.resume()
    expect(network.store.get()).toMatchObject({ phase: 'done', step: 10 })
  })

  it('dropped, it is gone from here and from the device, and late reports change nothing', async () => {
    const { network, calls, device, until } = setUp()
    void network.start(spec, DEFAULT_OWN)
    await until(() => network.store.get().step >= 2)
    network.cancel()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(network.store.get()).toMatchObject({ phase: 'idle', spec: null, step: 0, weights: null })
    expect(calls.at(-1)).toBe('own-network/close')
    expect(device.kept).toBeNull()
  })

  it('says what stopped it, and cannot go on in a worker that is gone', async () => {
    const diverged = setUp({ failsAt: 4 }).network
    await diverged.start(spec, DEFAULT_OWN)
    expect(diverged.store.get()).toMatchObject({
      phase: 'failed',
      error: { code: 'training-diverged', detail: { step: 4 } },
    })
    const { network, client, until } = setUp()
    void network.start(spec, DEFAULT_OWN)
    await until(() => network.store.get().step >= 2)
    network.pause()
    await until(() => network.store.get().phase === 'paused')
    client.closed = true
    await network.resume()
    expect(network.store.get()).toMatchObject({ phase: 'failed', error: { code: 'worker-died' } })
    expect(await network.copy(spec)).not.toBeNull()
  })

  it('takes weights from a file for the network at hand', async () => {
    const { network, device } = setUp()
    const weights = { parameters: Float32Array.of(7), statistics: new Float32Array(0) }
    network.take(spec, weights)
    expect(network.store.get()).toMatchObject({ phase: 'idle', settings: null, weights })
    expect(await network.copy(spec)).toEqual(weights)
    expect(device.kept).toMatchObject({ settings: null, parameters: Float32Array.of(7) })
  })
})
