import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CodedError } from '@/lib/errors'
import { createPhotoClassifier } from '@/lib/engine/photo-classifier'
import type { CallOptions, Client } from '@/lib/protocol/client'
import type { ClassifierCalls, EngineReport, PhotoAnswer, PhotoProgress } from '@/lib/protocol/messages'

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
  networkMs: 2,
  probabilities: Float32Array.of(marker),
})

interface Asked {
  name: string
  base: string
  options: CallOptions<PhotoProgress>
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
      options: CallOptions<PhotoProgress>,
    ) {
      return new Promise<PhotoAnswer>((resolve, reject) => {
        asked.push({ name: params.name, base: params.base, options, resolve, reject })
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
  beforeEach(() => {
    fake = fakeClient()
    bench = createPhotoClassifier(fake.connect, '/base')
  })
  afterEach(() => vi.unstubAllGlobals())

  const start = async (name: string) => {
    const done = bench.classify({ photo, name })
    await settled()
    return done
  }

  it('goes from idle over loading and running to done', async () => {
    expect(bench.store.get().phase).toBe('idle')
    const done = bench.classify({ photo, name: 'a.jpg' })
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
    void bench.classify({ photo, name: 'b.jpg' })
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

  it('shows an error without the previous answer, and the same photo can be tried again', async () => {
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
    void bench.retry()
    expect(bench.store.get()).toMatchObject({ phase: 'running', error: null, name: 'bad.jpg' })
    await settled()
    fake.asked[2].resolve(answerOf(3))
    await settled()
    expect(bench.store.get().phase).toBe('done')
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

  it('says that a sample cannot be fetched', async () => {
    vi.stubGlobal('fetch', async () => new Response('', { status: 404 }))
    await bench.classify({ url: '/photos/cat.jpg', name: 'cat' })
    expect(bench.store.get().error).toEqual({
      code: 'download-failed',
      detail: { url: '/photos/cat.jpg', status: 404 },
    })
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('network')
    })
    await bench.retry()
    expect(bench.store.get().error).toMatchObject({ code: 'download-failed', detail: { status: 0 } })
  })

  it('shows an engine that cannot be started', async () => {
    fake.connect.mockRejectedValueOnce(new CodedError('engine-unavailable', { engine: 'wasm', reason: 'x' }))
    await bench.classify({ photo, name: 'a.jpg' })
    expect(bench.store.get()).toMatchObject({ phase: 'idle', error: { code: 'engine-unavailable' } })
  })
})
