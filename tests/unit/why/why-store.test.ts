import { describe, expect, it } from 'vitest'
import { createWhy } from '@/lib/engine/why'
import type { DigitWorker } from '@/lib/engine/digit-worker'
import type { MyLeNet } from '@/lib/engine/my-lenet'
import { CodedError } from '@/lib/errors'

const picture = (ink: number) => new Uint8Array(784).fill(ink)
const shown = (ink: number) => ({ original: picture(9), picture: picture(ink), network: 'mine' as const })
const rest = (ms = 12) => new Promise((resolve) => setTimeout(resolve, ms))

function setUp() {
  const asked: { call: string; params: Record<string, unknown> }[] = []
  let mine = { savedAt: 1, step: 10 } as MyLeNet
  let failing: CodedError | null = null
  let indexed: unknown = null
  const call = async (name: string, params: Record<string, unknown>, options?: { signal?: AbortSignal }) => {
    asked.push({ call: name, params })
    if (failing) throw failing
    const pixels = params.pixels as Uint8Array
    switch (name) {
      case 'digits/read':
        return { probabilities: Float32Array.from({ length: 20 }, (_, i) => pixels[i < 10 ? 0 : 784] / 100) }
      case 'why/reasons':
        return { probabilities: new Float32Array(10), first: pixels[0] }
      case 'why/index':
        await rest(4)
        options?.signal?.throwIfAborted()
        indexed = params.version
        return { digits: 4583 }
      default:
        return { searched: indexed === params.version ? 4583 : 0, labels: Uint8Array.of(pixels[0]) }
    }
  }
  const why = createWhy({
    worker: async () =>
      ({ client: { call, close() {}, closed: false }, network: 'mine', mine }) as unknown as DigitWorker,
    base: '',
    stillMs: 3,
  })
  return {
    why,
    asked,
    calls: (name: string) => asked.filter(({ call }) => call === name),
    fail: (error: CodedError | null) => (failing = error),
    trainOn: () => (mine = { savedAt: 2, step: 20 } as MyLeNet),
    newWorker: () => (indexed = null),
  }
}

describe('the bench of reasons', () => {
  it('answers each picture, before and after, and explains the one at which the hand rests', async () => {
    const { why, calls } = setUp()
    for (let ink = 1; ink <= 5; ink++) why.show(shown(ink))
    await rest()
    const { answers, reasons } = why.store.get()
    expect(answers!.before[0]).toBeCloseTo(0.09, 6)
    expect(answers!.after[0]).toBeCloseTo(0.05, 6)
    expect(answers!.of.picture[0]).toBe(5)
    expect(calls('digits/read')).toHaveLength(2)
    expect(calls('why/reasons').map(({ params }) => (params.pixels as Uint8Array)[0])).toEqual([5])
    expect(reasons!.of.picture[0]).toBe(5)
    expect(calls('why/nearest')).toHaveLength(0)
  })

  it('follows with the nearest digits once they have been searched, until the network changes', async () => {
    const { why, calls, trainOn } = setUp()
    why.show(shown(1))
    await rest()
    await why.search(1)
    await rest()
    expect(why.store.get().nearest?.labels[0]).toBe(1)
    why.show(shown(2))
    await rest()
    expect(why.store.get().nearest?.labels[0]).toBe(2)
    expect(calls('why/index')).toHaveLength(1)
    trainOn()
    why.show(shown(3))
    await rest()
    expect(why.store.get()).toMatchObject({ nearest: null, index: null })
  })

  it('says that nothing is searched any more when the worker is another one', async () => {
    const { why, newWorker } = setUp()
    why.show(shown(1))
    await why.search(1)
    await rest()
    newWorker()
    why.show(shown(2))
    await rest()
    expect(why.store.get()).toMatchObject({ nearest: null, index: null })
  })

  it('stops a search when cancelled, and forgets what belongs to no picture', async () => {
    const { why } = setUp()
    why.show(shown(1))
    await rest()
    const searching = why.search(12)
    expect(why.store.get().indexing).not.toBeNull()
    why.cancel()
    await searching
    expect(why.store.get()).toMatchObject({ indexing: null, index: null, error: null })
    why.show(null)
    expect(why.store.get()).toMatchObject({ answers: null, reasons: null, nearest: null })
  })

  it('tells of a failure, and a retry asks again', async () => {
    const { why, fail } = setUp()
    fail(new CodedError('offline'))
    why.show(shown(1))
    await rest()
    expect(why.store.get().error?.code).toBe('offline')
    fail(null)
    why.retry()
    await rest()
    expect(why.store.get().error).toBeNull()
    expect(why.store.get().answers!.after[0]).toBeCloseTo(0.01, 6)
  })
})
