import { describe, expect, it } from 'vitest'
import type { AmountReading } from '@/lib/data/amount/reading'
import { adviceFor, type PageMeasures } from '@/lib/data/page-photo/advice'
import { brightnessPicture, inkPicture, photoPicture } from '@/lib/data/page-photo/stage-picture'
import { createNumberPhoto } from '@/lib/engine/number-photo'
import { CodedError } from '@/lib/errors'
import type { CallOptions, Client } from '@/lib/protocol/client'
import type { ClassifierCalls } from '@/lib/protocol/messages'
import type { NumberProgress, NumberReading } from '@/lib/protocol/number-messages'
import { readingShares } from '@/components/lab/number-photo-bench/reading-shares'

const settled = () => new Promise((resolve) => setTimeout(resolve))
const readingOf = (text: string) => ({ text, rejected: false }) as NumberReading

interface Asked {
  name: string
  options: CallOptions<NumberProgress>
  answer: (reading: NumberReading) => void
  fail: (error: Error) => void
}

/** A worker whose every answer the test gives by hand; an aborted call rejects as the real one does. */
function setUp() {
  const asked: Asked[] = []
  const client = {
    closed: false,
    close() {},
    call: (_: string, params: { name: string }, options: CallOptions<NumberProgress>) =>
      new Promise<NumberReading>((resolve, reject) => {
        asked.push({ name: params.name, options, answer: resolve, fail: reject })
        options.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
      }),
  } as unknown as Client<ClassifierCalls>
  const world = { status: 200 }
  const bench = createNumberPhoto({
    worker: async () => ({ client, network: 'shipped', mine: null }),
    base: '/at',
    fetch: async () => new Response('jpeg', { status: world.status }),
  })
  return { asked, bench, world }
}
const photo = new Blob(['x'])

describe('the state of the bench', () => {
  it('goes from idle over loading to done, with every step on the way', async () => {
    const { asked, bench } = setUp()
    expect(bench.store.get().phase).toBe('idle')
    const done = bench.read({ photo, name: 'a.jpg' })
    await settled()
    expect(bench.store.get()).toMatchObject({ phase: 'loading', name: 'a.jpg', stages: {} })
    const picture = inkPicture(Uint8Array.of(0, 1), { width: 2, height: 1 })
    asked[0].options.onProgress!({ stage: 'found', picture, lines: [], unitMs: 1 })
    asked[0].options.onProgress!({ received: 3, total: 10 })
    expect(bench.store.get().stages.found?.picture).toBe(picture)
    expect(bench.store.get().progress).toEqual({ received: 3, total: 10 })
    asked[0].answer(readingOf('42'))
    await done
    expect(bench.store.get()).toMatchObject({ phase: 'done', progress: null, reading: { text: '42' } })
  })

  it('answers the newest photo only, and lets one be stopped', async () => {
    const { asked, bench } = setUp()
    void bench.read({ photo, name: 'old' })
    await settled()
    void bench.read({ photo, name: 'new' })
    await settled()
    asked[0].answer(readingOf('1'))
    await settled()
    expect(bench.store.get()).toMatchObject({ phase: 'loading', name: 'new', reading: null })
    asked[0].options.onProgress!({ received: 1, total: 9 })
    expect(bench.store.get().progress).toBeNull()
    bench.cancel()
    expect(asked[1].options.signal!.aborted).toBe(true)
    expect(bench.store.get()).toMatchObject({ phase: 'idle', cancelled: true })
    asked[1].answer(readingOf('2'))
    await settled()
    expect(bench.store.get()).toMatchObject({ phase: 'idle', reading: null })
  })

  it('tells what went wrong, and tries again when asked', async () => {
    const { asked, bench } = setUp()
    void bench.read({ photo, name: 'a' })
    await settled()
    asked[0].fail(new CodedError('photo-empty'))
    await settled()
    expect(bench.store.get()).toMatchObject({ phase: 'failed', error: { code: 'photo-empty' } })
    void bench.retry()
    await settled()
    expect(asked[1].name).toBe('a')
    expect(bench.store.get()).toMatchObject({ phase: 'loading', error: null })
  })

  it('replaces a worker that died once, in silence', async () => {
    const { asked, bench } = setUp()
    void bench.read({ photo, name: 'a' })
    await settled()
    asked[0].fail(new CodedError('worker-died'))
    await settled()
    asked[1].answer(readingOf('7'))
    await settled()
    expect(bench.store.get()).toMatchObject({ phase: 'done', reading: { text: '7' }, error: null })
  })

  it('says that one of our photos could not be fetched', async () => {
    const { bench, world, asked } = setUp()
    world.status = 404
    await bench.read({ url: '/at/number-photos/blank.jpg', name: 'blank' })
    expect(asked).toEqual([])
    expect(bench.store.get().error).toMatchObject({ code: 'download-failed', detail: { status: 404 } })
  })
})

describe('advice', () => {
  const fine: PageMeasures = { lineHeight: 90, inkLevel: 0.3, paperLevel: 0.8, cutOff: false }
  const reading = (doubt: AmountReading['doubt'], text = '42') => ({ text, doubt }) as AmountReading

  it('is not given where all is well', () => {
    expect(adviceFor(fine, reading(null))).toEqual({ problem: null, tips: [] })
  })

  it('names what was measured to be wrong', () => {
    const close = reading({ kind: 'close' })
    expect(adviceFor(fine, close)).toEqual({ problem: 'close', tips: ['apart'] })
    expect(adviceFor({ ...fine, lineHeight: 15 }, close).tips).toEqual(['closer'])
    expect(adviceFor({ ...fine, inkLevel: 0.9 }, close).tips).toEqual(['darker-pen'])
    expect(adviceFor({ ...fine, paperLevel: 0.1 }, close).tips).toEqual(['more-light'])
    expect(adviceFor({ ...fine, cutOff: true }, reading(null))).toEqual({
      problem: 'cut-off',
      tips: ['whole'],
    })
    expect(adviceFor(fine, reading({ kind: 'too-many' }, '')).problem).toBe('too-many')
    expect(adviceFor({ ...fine, lineHeight: null }, null)).toMatchObject({ problem: 'nothing' })
  })
})

describe('pictures of the steps', () => {
  it('are means of squares of pixels, no larger than can be shown', () => {
    const plane = {
      values: Float32Array.from({ length: 1440 * 4 }, (_, i) => (i % 2) / 2),
      width: 1440,
      height: 4,
    }
    const { pixels, width, height, channels } = brightnessPicture(plane)
    expect([width, height, channels]).toEqual([720, 2, 1])
    expect(new Set(pixels)).toEqual(new Set([64])) // 255 / 4, rounded
    expect([...inkPicture(Uint8Array.of(0, 1), { width: 2, height: 1 }).pixels]).toEqual([255, 0])
    const rgba = Uint8ClampedArray.from([9, 8, 7, 255])
    expect(photoPicture(rgba, 1, 1)).toMatchObject({ channels: 4, width: 1, height: 1, pixels: rgba })
  })
})

describe('shares of readings', () => {
  it('are the softmax of their scores', () => {
    const shares = readingShares([
      { text: '12', score: -1 },
      { text: '72', score: -1 - Math.log(3) },
    ])
    expect(shares.map(({ share }) => share)).toEqual([expect.closeTo(0.75), expect.closeTo(0.25)])
    expect(readingShares([])).toEqual([])
  })
})
