import { describe, expect, it, vi } from 'vitest'
import { coverPlaces } from '@/lib/data/occlusion'
import type { Connect } from '@/lib/engine/photo-connection'
import { createPhotoInside, type ShownPhoto } from '@/lib/engine/photo-inside'
import { createPhotoWhy } from '@/lib/engine/photo-why'
import { CodedError } from '@/lib/errors'
import type { PhotoCover } from '@/lib/protocol/photo-why-messages'

const SIDE = 8
const seenOf = (name: string) => ({ side: SIDE, rgba: new Uint8ClampedArray(SIDE * SIDE * 4), name })
const shown = (name: string): ShownPhoto => ({ photo: new Blob([name]), name, network: 'alexnet64' })
const aborted = () => new DOMException('gone', 'AbortError')

interface Asked {
  call: string
  params: Record<string, unknown>
  signal?: AbortSignal
  onProgress?: (value: unknown) => void
  resolve: (value: unknown) => void
  reject: (reason: unknown) => void
}

/** A worker that answers when the test says so. */
function fakeWorker() {
  const asked: Asked[] = []
  const client = {
    call: (call: string, params: Record<string, unknown>, options: Partial<Asked> = {}) =>
      new Promise((resolve, reject) => {
        const { signal, onProgress } = options
        signal?.addEventListener('abort', () => reject(aborted()))
        asked.push({ call, params, signal, onProgress, resolve, reject })
      }),
  }
  const connect = (async () => ({ client, engine: {} })) as unknown as Connect
  const next = async (call: string, at = 0) => {
    await vi.waitFor(() => expect(asked.filter((one) => one.call === call).length).toBeGreaterThan(at))
    return asked.filter((one) => one.call === call)[at]
  }
  return { asked, connect, next }
}

describe('looking inside', () => {
  it('follows the newest photo; an older answer that comes late is not shown', async () => {
    const { connect, next, asked } = fakeWorker()
    const inside = createPhotoInside(connect, '')
    const [a, b] = [shown('a'), shown('b')]
    inside.look(a)
    const first = await next('photo-inside/trace')
    inside.look(b)
    inside.look(b)
    const second = await next('photo-inside/trace', 1)
    expect(first.signal?.aborted).toBe(true)
    second.onProgress?.({ received: 1, total: 4 })
    expect(inside.store.get()).toMatchObject({ phase: 'loading', progress: { received: 1 } })
    second.onProgress?.({ decoded: seenOf('b') })
    expect(inside.store.get().seen).toMatchObject({ name: 'b' })
    first.resolve({ seen: seenOf('a') })
    second.resolve({ seen: seenOf('b') })
    await vi.waitFor(() => expect(inside.store.get().traced?.of).toBe(b))
    expect(asked).toHaveLength(2)
    inside.look(null)
    expect(inside.store.get()).toMatchObject({ phase: 'idle', traced: null })
  })

  it('asks once more when the networks were freed meanwhile, and can be stopped and tried again', async () => {
    const { connect, next } = fakeWorker()
    const inside = createPhotoInside(connect, '')
    inside.look(shown('a'))
    ;(await next('photo-inside/trace')).reject(aborted())
    await next('photo-inside/trace', 1)
    inside.cancel()
    expect(inside.store.get().phase).toBe('stopped')
    inside.retry()
    ;(await next('photo-inside/trace', 2)).reject(new CodedError('photo-svg'))
    await vi.waitFor(() => expect(inside.store.get().error?.code).toBe('photo-svg'))
    expect(inside.store.get().phase).toBe('failed')
  })
})

describe('asking why', () => {
  async function opened(name = 'a') {
    const worker = fakeWorker()
    const why = createPhotoWhy(worker.connect, '', 0)
    const photo = shown(name)
    why.show(photo)
    const seen = seenOf(name)
    ;(await worker.next('photo-why/open')).resolve({ seen, probabilities: Float32Array.of(0.9, 0.1) })
    await vi.waitFor(() => expect(why.store.get().opened?.of).toBe(photo))
    return { ...worker, why, seen }
  }

  it('asks about the newest picture only, and never twice about the same', async () => {
    const { why, next, asked, seen } = await opened()
    const pictures = [1, 2, 3].map((byte) => seen.rgba.slice().fill(byte))
    pictures.forEach((rgba) => why.ask(rgba, 0))
    ;(await next('photo-why/answer')).resolve({ probabilities: Float32Array.of(0.8, 0.2) })
    const last = await next('photo-why/answer', 1)
    expect(last.params.rgba).toBe(pictures[2])
    last.resolve({ probabilities: Float32Array.of(0.3, 0.7) })
    await vi.waitFor(() => expect(why.store.get().answer?.rgba).toBe(pictures[2]))
    const evidence = await next('photo-why/evidence')
    expect(evidence.params).toMatchObject({ rgba: pictures[2], target: 0 })
    evidence.resolve({ cells: 1 })
    await vi.waitFor(() => expect(why.store.get().evidence?.target).toBe(0))
    const count = asked.length
    why.ask(pictures[2], 0)
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(asked).toHaveLength(count)
  })

  it('fills the map place by place, keeps what is known when stopped, and drops it with the photo', async () => {
    const { why, next, seen } = await opened()
    const cover: PhotoCover = { size: 4, stride: 2, filler: 'grey' }
    const total = coverPlaces({ side: SIDE, ...cover }).length
    const done = why.occlude(seen.rgba, cover)
    ;(await next('photo-why/answer')).resolve({ probabilities: Float32Array.of(0.9, 0.1) })
    const call = await next('photo-why/occlude')
    const tell = (done: number, values: number[]) =>
      call.onProgress?.({ done, total, probabilities: Float32Array.from(values), unitMs: 1 })
    tell(2, [0.1, 0.9, 0.2, 0.8])
    tell(3, [0.3, 0.7])
    expect(why.store.get().occluding).toBe(true)
    why.stopOccluding()
    await done
    tell(4, [0, 1])
    const { occlusion, occluding } = why.store.get()
    expect(occluding).toBe(false)
    expect(occlusion).toMatchObject({ done: 3, total, rgba: seen.rgba })
    expect([...occlusion!.covered.slice(0, 8)].map((value) => Math.round(10 * value))).toEqual([
      1, 9, 2, 8, 3, 7, 0, 0,
    ])
    why.show(shown('b'))
    expect(why.store.get()).toMatchObject({ occlusion: null, answer: null, opened: null })
  })

  it('says what failed, and asks for it again', async () => {
    const { why, next, seen } = await opened()
    const changed = seen.rgba.slice().fill(7)
    why.ask(changed, 1)
    ;(await next('photo-why/answer')).reject(new CodedError('engine-lost', { engine: 'wasm' }))
    await vi.waitFor(() => expect(why.store.get().error?.code).toBe('engine-lost'))
    why.retry()
    expect(why.store.get().error).toBeNull()
    ;(await next('photo-why/answer', 1)).resolve({ probabilities: Float32Array.of(0.5, 0.5) })
    await vi.waitFor(() => expect(why.store.get().answer?.rgba).toBe(changed))
  })
})
