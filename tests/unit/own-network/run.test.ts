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
function setUp({ failsAt = Infinity, kept = null as KeptNetwork | null, keeps = true } = {}) {
  const calls: string[] = []
  const device = { kept }
  const seen = { paused: 0, watching: 0 }
  /** What is asked of `own-network/open`, to be answered by the test; null where it is answered at once. */
  const held: { open: null | ((stepsPerEpoch: number) => void)[] } = { open: null }
  let step = 0
  let listener = () => {}
  const client = {
    closed: false,
    async call(call: string, _: unknown, { signal, onProgress }: CallOptions<OwnNetworkProgress> = {}) {
      calls.push(call)
      if (call === 'own-network/open') {
        step = 0
        const { open } = held
        return { stepsPerEpoch: open ? await new Promise<number>((answer) => open.push(answer)) : 5 }
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
      if (keeps) device.kept = next
      return keeps
    },
    load: async () => device.kept,
    forget: async () => {
      device.kept = null
    },
  })
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1))
  }
  return { network, client, calls, device, seen, held, until, othersTrain: () => listener() }
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

  it('dropped while it still loads, it is closed in the worker, and its late answer changes nothing', async () => {
    const { network, calls, held, until } = setUp()
    held.open = []
    const started = network.start(spec, DEFAULT_OWN)
    await until(() => held.open!.length === 1)
    // What a copy asks for is not in the worker yet.
    expect(await network.copy(spec)).toBeNull()
    network.cancel()
    expect(calls).toEqual(['own-network/open', 'own-network/close'])
    held.open[0](7)
    await started
    expect(network.store.get()).toMatchObject({ phase: 'idle', spec: null, stepsPerEpoch: 0, engine: null })
    expect(calls).toEqual(['own-network/open', 'own-network/close'])
  })

  it('begun anew while it still loads, the first is closed and has no say in the second', async () => {
    const { network, calls, held, until } = setUp()
    held.open = []
    const first = network.start(spec, DEFAULT_OWN)
    await until(() => held.open!.length === 1)
    const second = network.start(other, DEFAULT_OWN)
    await until(() => held.open!.length === 2)
    expect(calls).toEqual(['own-network/open', 'own-network/close', 'own-network/open'])
    held.open[0](7)
    await first
    expect(network.store.get()).toMatchObject({ phase: 'loading', spec: other, stepsPerEpoch: 0 })
    held.open[1](5)
    await second
    expect(network.store.get()).toMatchObject({ phase: 'done', spec: other, step: 10, stepsPerEpoch: 5 })
    expect(calls.slice(3)).toEqual(['own-network/run', 'own-network/copy'])
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
    expect(await network.take(spec, brought)).toMatchObject({ kept: true })
    expect(network.store.get()).toMatchObject({ phase: 'idle', settings: null, weights: brought })
    expect(await network.copy(spec)).toEqual(brought)
    expect(device.kept).toMatchObject({ settings: null, parameters: Float32Array.of(7) })
    expect(await setUp({ keeps: false }).network.take(spec, brought)).toMatchObject({ kept: false })
  })
})

const brought = { parameters: Float32Array.of(7), statistics: new Float32Array(0) }

describe('the way back from weights of a file', () => {
  it.each(['shown', 'not asked for yet'])(
    'leads to a trained network with settings and history, be it of another form; on the device it is %s',
    async (known) => {
      const trained = setUp()
      await trained.network.start(other, DEFAULT_OWN)
      const { kept } = trained.device
      const { network, device } = known === 'shown' ? trained : setUp({ kept })
      const { undo } = await network.take(spec, brought)
      expect(device.kept).toMatchObject({ spec, parameters: Float32Array.of(7) })
      expect(await undo()).toBe(true)
      expect(device.kept).toEqual(kept)
      const { history } = trained.network.store.get()
      expect(history.losses).toHaveLength(10)
      expect(network.store.get()).toMatchObject({
        phase: 'done',
        spec: other,
        settings: DEFAULT_OWN,
        step: 10,
        stepsPerEpoch: 5,
        history,
        weights: { parameters: Float32Array.of(10) },
      })
    },
  )

  it('leads out of the middle of a run to its weights as they were; the worker is rid of it', async () => {
    const { network, calls, device, until } = setUp()
    void network.start(other, DEFAULT_OWN)
    await until(() => network.store.get().step >= 3)
    const { undo } = await network.take(spec, brought)
    expect(calls.at(-1)).toBe('own-network/close')
    expect(await undo()).toBe(true)
    const { step, history, weights } = network.store.get()
    expect(step).toBeGreaterThanOrEqual(3)
    expect(history.losses).toHaveLength(step)
    expect(weights!.parameters[0]).toBeGreaterThanOrEqual(step)
    expect(network.store.get()).toMatchObject({ phase: 'done', spec: other, settings: DEFAULT_OWN })
    expect(device.kept).toMatchObject({ spec: other, step, ...weights })
  })

  it('leads to what the device had where a run had no weights yet, and to nothing where there was nothing', async () => {
    const trained = setUp()
    await trained.network.start(other, DEFAULT_OWN)
    const { kept } = trained.device
    trained.held.open = []
    void trained.network.start(spec, DEFAULT_OWN)
    await trained.until(() => trained.held.open!.length === 1)
    expect(await (await trained.network.take(spec, brought)).undo()).toBe(true)
    expect(trained.device.kept).toEqual(kept)
    expect(trained.network.store.get()).toMatchObject({ phase: 'done', spec: other, step: 10 })

    const { network, device } = setUp()
    expect(await (await network.take(spec, brought)).undo()).toBe(false)
    expect(network.store.get()).toMatchObject({ phase: 'idle', spec: null, weights: null })
    expect(device.kept).toBeNull()
  })

  it('is not needed where they are not wanted any more: the run goes on', async () => {
    const { network, device, until } = setUp()
    const running = network.start(other, DEFAULT_OWN)
    await until(() => network.store.get().step >= 2)
    const wanted = new AbortController()
    const taking = network.take(spec, brought, wanted.signal)
    wanted.abort()
    await expect(taking).rejects.toMatchObject({ name: 'AbortError' })
    await running
    expect(network.store.get()).toMatchObject({ phase: 'done', spec: other, step: 10 })
    expect(device.kept).toMatchObject({ spec: other, parameters: Float32Array.of(10) })
  })
})
