import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '@/lib/data/train-settings'
import { createExaminer, isStale, lookKey } from '@/lib/engine/examiner'
import type { MyLeNet } from '@/lib/engine/my-lenet'
import { createStore } from '@/lib/engine/store'
import { CodedError } from '@/lib/errors'
import type { CallOptions, Client } from '@/lib/protocol/client'
import type { ExamineCalls, ExamineProgress } from '@/lib/protocol/examine-messages'
import type { TrainerCalls } from '@/lib/protocol/messages'

type TestParams = ExamineCalls['examine/test']['params']
interface OpenCall {
  worker: number
  name: string
  params: TestParams
  resolve: (value: unknown) => void
  reject: (reason: unknown) => void
  progress: (value: ExamineProgress) => void
}

/** A trainer's worker whose every answer is given by the test. */
function setUp(mine: MyLeNet | null = null) {
  const calls: OpenCall[] = []
  let workers = 0
  let closed = true
  const start = () => {
    const worker = ++workers
    closed = false
    return {
      get closed() {
        return closed
      },
      close: () => (closed = true),
      call: (name: string, params: TestParams, options: CallOptions<ExamineProgress> = {}) =>
        new Promise((resolve, reject) => {
          options.signal?.addEventListener('abort', () => reject(new DOMException('stop', 'AbortError')))
          calls.push({
            worker,
            name,
            params,
            resolve,
            reject,
            progress: (value) => options.onProgress?.(value),
          })
        }),
    } as unknown as Client<TrainerCalls>
  }
  let client: Client<TrainerCalls> | undefined
  const mineStore = createStore<{ known: boolean; mine: MyLeNet | null }>({ known: true, mine })
  const examiner = createExaminer({
    worker: async () => ({ client: client && !closed ? client : (client = start()) }),
    base: '/at',
    mineStore,
    // The device is asked once: what it answers is not what is trained since.
    loadMine: async () => mine,
  })
  return { calls, examiner, mineStore, die: () => (closed = true) }
}

const network = (step: number, patch: Partial<MyLeNet['settings']> = {}): MyLeNet => ({
  parameters: Float32Array.of(step),
  statistics: new Float32Array(0),
  settings: { ...DEFAULT_SETTINGS, ...patch },
  step,
  testAccuracy: null,
  savedAt: 0,
})

/** Three digits: 0, 1 and 1, the last read as 0. */
const answers = (pixels: boolean) => ({
  labels: Uint8Array.of(0, 1, 1),
  predictions: Uint8Array.of(0, 1, 0),
  probabilities: new Float32Array(30).fill(0.1),
  indices: Uint32Array.of(7, 8, 9),
  pixels: pixels ? new Uint8Array(3 * 784).fill(5) : null,
})
const settle = () => new Promise((resolve) => setTimeout(resolve, 0))

describe('the examiner', () => {
  it('keeps what a look found, and asks for the pictures of a set once', async () => {
    const { calls, examiner } = setUp()
    void examiner.look()
    await settle()
    expect(examiner.store.get().looking).toEqual({ network: 'shipped', set: 'test', progress: null })
    const told: ExamineProgress = { stage: 'looking', done: 1, total: 3, unitMs: 1 }
    calls[0].progress(told)
    expect(examiner.store.get().looking?.progress).toEqual(told)
    calls[0].resolve(answers(true))
    await settle()
    const { looks, looking } = examiner.store.get()
    expect(looking).toBeNull()
    expect(looks['shipped/test'].confusion.accuracy).toBeCloseTo(2 / 3)
    expect(calls[0].params).toMatchObject({ base: '/at', network: { kind: 'shipped' }, withPixels: true })

    void examiner.look()
    await settle()
    expect(calls[1].params.withPixels).toBe(false)
    calls[1].resolve(answers(false))
    await settle()
    expect(examiner.store.get().looks['shipped/test'].pixels[0]).toBe(5)
  })

  it('chooses the reader’s network, also when it comes later, unless the reader chose', async () => {
    const early = setUp(network(3))
    await early.examiner.open()
    expect(early.examiner.store.get().network).toBe('mine')
    const late = setUp()
    await late.examiner.open()
    expect(late.examiner.store.get().network).toBe('shipped')
    late.mineStore.set({ mine: network(1) })
    expect(late.examiner.store.get().network).toBe('mine')
    const stubborn = setUp()
    stubborn.examiner.choose('shipped')
    stubborn.mineStore.set({ mine: network(1) })
    expect(stubborn.examiner.store.get().network).toBe('shipped')
  })

  it('knows when the network has been trained on, and looks into a digit as it was read', async () => {
    const then = network(3)
    const { calls, examiner, mineStore } = setUp(then)
    await examiner.open()
    void examiner.look()
    await settle()
    calls[0].resolve(answers(true))
    await settle()
    const look = examiner.store.get().looks[lookKey('mine', 'test')]
    expect(isStale(look, mineStore.get().mine)).toBe(false)
    mineStore.set({ mine: network(9) })
    expect(isStale(look, mineStore.get().mine)).toBe(true)
    void examiner.openDigit(look, 2)
    await settle()
    expect(calls[1].params.network).toMatchObject({ kind: 'mine', parameters: then.parameters })
    calls[1].resolve('found')
    await settle()
    expect(examiner.store.get().digit).toMatchObject({ place: 2, found: 'found', error: null })

    void examiner.look()
    await settle()
    expect(calls[2].params.network).toMatchObject({ parameters: Float32Array.of(9) })
    calls[2].resolve(answers(false))
    await settle()
    expect(isStale(examiner.store.get().looks['mine/test'], mineStore.get().mine)).toBe(false)
  })

  it('asks for as many validation digits as the run held back, and for none where it held back none', async () => {
    const { calls, examiner } = setUp(network(1, { digits: 58_000 }))
    await examiner.open()
    examiner.chooseSet('validation')
    void examiner.look()
    await settle()
    expect(calls[0].params).toMatchObject({ set: 'validation', validation: 2_000 })
    const all = setUp(network(1, { digits: 60_000 }))
    all.examiner.chooseSet('validation')
    all.examiner.choose('mine')
    expect(all.examiner.store.get().set).toBe('test')
  })

  it('forgets a look that is cancelled, and can look again', async () => {
    const { calls, examiner } = setUp()
    void examiner.look()
    await settle()
    examiner.cancel()
    await settle()
    expect(examiner.store.get()).toMatchObject({ looks: {}, looking: null, error: null })
    void examiner.look()
    await settle()
    calls[1].resolve(answers(true))
    await settle()
    expect(Object.keys(examiner.store.get().looks)).toEqual(['shipped/test'])
  })

  it('replaces a worker that died once, in silence, and then says what went wrong', async () => {
    const { calls, examiner, die } = setUp()
    void examiner.look()
    await settle()
    die()
    calls[0].reject(new CodedError('worker-died'))
    await settle()
    expect(calls.map(({ worker }) => worker)).toEqual([1, 2])
    expect(examiner.store.get().error).toBeNull()
    calls[1].reject(new CodedError('engine-lost', { engine: 'webgpu' }))
    await settle()
    expect(examiner.store.get()).toMatchObject({ looking: null, error: { code: 'engine-lost' } })
    void examiner.look()
    await settle()
    expect(calls[2].worker, 'the worker of a lost engine is not asked again').toBe(3)
  })

  it('shows only the digit that was opened last', async () => {
    const { calls, examiner } = setUp()
    void examiner.look()
    await settle()
    calls[0].resolve(answers(true))
    await settle()
    const look = examiner.store.get().looks['shipped/test']
    void examiner.openDigit(look, 0)
    await settle()
    void examiner.openDigit(look, 1)
    await settle()
    calls[2].resolve('second')
    calls[1].resolve('first, late')
    await settle()
    expect(examiner.store.get().digit).toMatchObject({ place: 1, found: 'second' })
    examiner.closeDigit()
    expect(examiner.store.get().digit).toBeNull()
  })
})
