import { beforeEach, describe, expect, it, vi } from 'vitest'
import { CodedError } from '@/lib/errors'
import { createPhotoClassifier, type PhotoQuestion } from '@/lib/engine/photo-classifier'
import type { CallOptions, Client } from '@/lib/protocol/client'
import type { ClassifierCalls, EngineReport, PhotoAnswer } from '@/lib/protocol/messages'
import type { ClassifyProgress } from '@/lib/protocol/photo-messages'

const engine: EngineReport = { name: 'wasm', threads: 2, adapter: null, software: false }
const photo = new Blob(['x'])

const answerOf = (marker: number): PhotoAnswer => ({
  rgba: new Uint8ClampedArray(64 * 64 * 4),
  side: 64,
  width: marker,
  height: marker,
  preview: new Uint8ClampedArray(4),
  previewWidth: 1,
  previewHeight: 1,
  animated: false,
  decodeMs: 1,
  region: { x: 0, y: 0, side: marker },
  network: 'alexnet64',
  networkMs: 2,
  probabilities: Float32Array.of(marker),
  crops: [],
  layerMs: [],
  macs: 1,
  bytesHeld: 1,
  activationBytes: 1,
})

interface Asked {
  name: string
  base: string
  network: string
  crops: number
  timed?: boolean
  options: CallOptions<ClassifyProgress>
  resolve: (answer: PhotoAnswer) => void
  reject: (error: Error) => void
}

/** A client whose calls the test answers by hand; an aborted call rejects as the real one does. */
function fakeClient() {
  const asked: Asked[] = []
  const client = {
    closed: false,
    close() {},
    call(
      _: string,
      params: ClassifierCalls['photo/classify']['params'],
      options: CallOptions<ClassifyProgress>,
    ) {
      return new Promise<PhotoAnswer>((resolve, reject) => {
        asked.push({ ...params, options, resolve, reject })
        options.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
      })
    },
  } as unknown as Client<ClassifierCalls>
  return { asked, connect: vi.fn(async () => ({ client, engine })) }
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('photo classifier', () => {
  let fake: ReturnType<typeof fakeClient>
  let bench: ReturnType<typeof createPhotoClassifier>
  let bad: number[]
  const names = vi.fn(async () => {})
  let made = 0
  const question = (name: string, more: Partial<PhotoQuestion> = {}): PhotoQuestion => ({
    id: ++made,
    name,
    open: async () => photo,
    network: 'alexnet64',
    crops: 1,
    ...more,
  })
  beforeEach(() => {
    fake = fakeClient()
    bad = []
    bench = createPhotoClassifier({
      connect: fake.connect,
      base: '/base',
      names,
      onBad: (id) => bad.push(id),
    })
  })

  const start = async (name: string) => {
    const done = bench.ask(question(name))
    await settled()
    return done
  }

  it('goes from idle over loading and running to done', async () => {
    expect(bench.store.get().phase).toBe('idle')
    const done = bench.ask(question('a.jpg'))
    expect(bench.store.get()).toMatchObject({ phase: 'loading', name: 'a.jpg', progress: null })
    await settled()
    expect(fake.asked[0]).toMatchObject({ name: 'a.jpg', base: '/base' })
    const { onProgress } = fake.asked[0].options
    onProgress!({ decoded: answerOf(7) })
    expect(bench.store.get().seen?.width).toBe(7)
    onProgress!({ received: 3, total: 10 })
    expect(bench.store.get()).toMatchObject({ phase: 'loading', progress: { received: 3, total: 10 } })
    onProgress!({ received: 10, total: 10 })
    expect(bench.store.get()).toMatchObject({ phase: 'running', progress: null })
    fake.asked[0].resolve(answerOf(7))
    await done
    expect(bench.store.get()).toMatchObject({ phase: 'done', engine, error: null, cancelled: false })
    expect(bench.store.get().answer?.width).toBe(7)
  })

  it('drops the old answer at once, and does not speak of loading when the weights are there', async () => {
    void start('a.jpg')
    await settled()
    fake.asked[0].resolve(answerOf(1))
    await settled()
    void bench.ask(question('b.jpg'))
    expect(bench.store.get()).toMatchObject({ phase: 'running', name: 'b.jpg', answer: null, seen: null })
  })

  it('lets the newest photo win, even when an older one answers last', async () => {
    void start('old.jpg')
    await settled()
    void start('new.jpg')
    await settled()
    expect(fake.asked[0].options.signal?.aborted).toBe(true)
    fake.asked[1].resolve(answerOf(2))
    await settled()
    fake.asked[0].options.onProgress!({ received: 1, total: 2 })
    fake.asked[0].resolve(answerOf(1))
    await settled()
    expect(bench.store.get()).toMatchObject({ phase: 'done', name: 'new.jpg' })
    expect(bench.store.get().answer?.width).toBe(2)
  })

  it('shows an error without the previous answer; a file that is no photo is told of and not asked again', async () => {
    void start('a.jpg')
    await settled()
    fake.asked[0].resolve(answerOf(1))
    await settled()
    void start('bad.jpg')
    await settled()
    fake.asked[1].reject(new CodedError('photo-truncated', { type: 'jpeg' }))
    await settled()
    expect(bench.store.get()).toMatchObject({
      phase: 'idle',
      answer: null,
      error: { code: 'photo-truncated', detail: { type: 'jpeg' } },
    })
    expect(bad).toEqual([made])
    await bench.retry()
    expect(fake.asked).toHaveLength(2)
  })

  it('tries the same photo again when something else was the reason', async () => {
    void start('a.jpg')
    await settled()
    fake.asked[0].reject(new CodedError('download-altered', { url: 'x' }))
    await settled()
    expect(bench.store.get().error?.code).toBe('download-altered')
    expect(bad).toEqual([])
    void bench.retry()
    expect(bench.store.get()).toMatchObject({ phase: 'loading', error: null, name: 'a.jpg' })
    await settled()
    fake.asked[1].resolve(answerOf(3))
    await settled()
    expect(bench.store.get().phase).toBe('done')
  })

  it('asks the same question once, and anew for another network or number of views', async () => {
    const one = question('a.jpg')
    void bench.ask(one)
    await settled()
    fake.asked[0].resolve(answerOf(1))
    await settled()
    await bench.ask({ ...one })
    expect(fake.asked).toHaveLength(1)
    void bench.ask({ ...one, crops: 10 })
    await settled()
    fake.asked[1].options.onProgress!({ views: { done: 3, total: 10 } })
    expect(bench.store.get().views).toEqual({ done: 3, total: 10 })
    fake.asked[1].resolve(answerOf(1))
    await settled()
    void bench.ask({ ...one, network: 'alexnet' })
    await settled()
    expect(fake.asked.map(({ crops, network }) => [crops, network])).toEqual([
      [1, 'alexnet64'],
      [10, 'alexnet64'],
      [1, 'alexnet'],
    ])
    await bench.ask(null)
    expect(bench.store.get()).toMatchObject({ phase: 'idle', answer: null, seen: null, name: null })
  })

  it('shows no answer of a large network without its names', async () => {
    names.mockRejectedValueOnce(new CodedError('download-failed', { url: 'names', status: 404 }))
    await bench.ask(question('a.jpg', { network: 'alexnet' }))
    expect(bench.store.get().error).toMatchObject({ code: 'download-failed' })
    expect(fake.asked).toHaveLength(0)
  })

  it('times each layer: the middle of the passes after one that warms up; the answer stays', async () => {
    void start('a.jpg')
    await settled()
    fake.asked[0].resolve(answerOf(1))
    await settled()
    const { answer } = bench.store.get()
    const done = bench.measure(3)
    for (const [pass, ms] of [900, 5, 1, 3].entries()) {
      await settled()
      expect(bench.store.get().pass).toEqual({ done: pass, total: 4 })
      expect(fake.asked[pass + 1].timed).toBe(true)
      fake.asked[pass + 1].resolve({ ...answerOf(1), layerMs: [{ name: 'conv1', ms }] })
    }
    await done
    expect(bench.store.get()).toMatchObject({
      phase: 'done',
      pass: null,
      times: { network: 'alexnet64', passes: 3, layers: [{ name: 'conv1', ms: 3 }] },
    })
    expect(bench.store.get().answer).toBe(answer)
  })

  it('is cancelled by the reader while loading: no error, and a retry works', async () => {
    void start('a.jpg')
    await settled()
    fake.asked[0].options.onProgress!({ decoded: answerOf(5) })
    bench.cancel()
    await settled()
    expect(bench.store.get()).toMatchObject({ phase: 'idle', cancelled: true, error: null, progress: null })
    expect(bench.store.get().seen?.width).toBe(5)
    void bench.retry()
    await settled()
    expect(bench.store.get()).toMatchObject({ phase: 'loading', cancelled: false })
    fake.asked[1].resolve(answerOf(5))
    await settled()
    expect(bench.store.get().phase).toBe('done')
  })

  it('has nothing to cancel when it is done', async () => {
    void start('a.jpg')
    await settled()
    fake.asked[0].resolve(answerOf(1))
    await settled()
    bench.cancel()
    expect(bench.store.get()).toMatchObject({ phase: 'done', cancelled: false })
  })

  it.each([new CodedError('worker-died'), new DOMException('', 'AbortError')])(
    'asks once more when it fails by the fault of another call (%s)',
    async (failure) => {
      void start('a.jpg')
      await settled()
      fake.asked[0].reject(failure)
      await settled()
      expect(fake.connect).toHaveBeenCalledTimes(2)
      fake.asked[1].resolve(answerOf(1))
      await settled()
      expect(bench.store.get().phase).toBe('done')
    },
  )

  it('does not ask a third time', async () => {
    void start('a.jpg')
    await settled()
    fake.asked[0].reject(new CodedError('worker-died'))
    await settled()
    fake.asked[1].reject(new CodedError('worker-died'))
    await settled()
    expect(fake.asked).toHaveLength(2)
    expect(bench.store.get()).toMatchObject({ phase: 'idle', error: { code: 'worker-died' } })
  })

  it('shows an engine that cannot be started', async () => {
    fake.connect.mockRejectedValueOnce(new CodedError('engine-unavailable', { engine: 'wasm', reason: 'x' }))
    await bench.ask(question('a.jpg'))
    expect(bench.store.get()).toMatchObject({ phase: 'idle', error: { code: 'engine-unavailable' } })
  })
})
