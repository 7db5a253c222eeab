import { expect, it } from 'vitest'
import { CodedError } from '@/lib/errors'
import { createCompression, type ComparedPhoto } from '@/lib/engine/compression'
import type { CompressionSetting } from '@/lib/formats/coding/compress-network'
import type { Connect } from '@/lib/engine/photo-connection'

const gentle: CompressionSetting = { conv: { pruned: 0, bits: 8 }, dense: { pruned: 0, bits: 8 } }
const harsh: CompressionSetting = { ...gentle, dense: { pruned: 0.9, bits: 2 } }
const photo = (key: string): ComparedPhoto => ({ key, name: key, open: async () => new Blob([key]) })

interface Options {
  signal?: AbortSignal
  onProgress?: (value: unknown) => void
}

/** A worker that keeps notes; `fail` answers a photo with an error. */
function world(fail: (name: string) => Error | null = () => null) {
  const calls: string[] = []
  let hold: Promise<void> | null = null
  const client = {
    async call(call: string, params: { setting?: CompressionSetting; name?: string }, options: Options = {}) {
      calls.push(`${call} ${params?.name ?? params?.setting?.dense.bits ?? ''}`.trim())
      options.onProgress?.({ done: 1, total: 2 })
      if (hold) await hold
      if (options.signal?.aborted) throw new DOMException('', 'AbortError')
      if (call === 'compression/make') return { setting: params.setting }
      if (call === 'compression/free') return null
      const failure = fail(params.name!)
      if (failure) throw failure
      return { seen: {}, untouched: new Float32Array(1), made: new Float32Array(1) }
    },
  }
  const compression = createCompression((async () => ({ client })) as unknown as Connect, '')
  const holding = () => {
    let release = () => {}
    hold = new Promise((resolve) => (release = resolve))
    return () => {
      hold = null
      release()
    }
  }
  return { compression, calls, holding }
}

it('makes, asks about each photo, and asks again only what has changed', async () => {
  const { compression, calls } = world()
  await compression.run(gentle, [photo('a'), photo('b')])
  expect(calls).toEqual(['compression/make 8', 'compression/answer a', 'compression/answer b'])
  expect(compression.store.get()).toMatchObject({ phase: 'idle', error: null, made: { setting: gentle } })
  calls.length = 0
  await compression.run(gentle, [photo('b'), photo('c')])
  expect(calls).toEqual(['compression/answer c'])
  expect(compression.store.get().answers.map(({ key }) => key)).toEqual(['b', 'c'])
  calls.length = 0
  await compression.run(harsh, [photo('b')])
  expect(calls).toEqual(['compression/make 2', 'compression/answer b'])
})

it('a photo that cannot be opened says why and the others are answered; anything else stops it', async () => {
  const broken = world((name) => (name === 'a' ? new CodedError('photo-empty') : null))
  await broken.compression.run(gentle, [photo('a'), photo('b')])
  const { answers, phase } = broken.compression.store.get()
  expect(phase).toBe('idle')
  expect(answers.map(({ found, error }) => [found !== null, error?.code])).toEqual([
    [false, 'photo-empty'],
    [true, undefined],
  ])
  const lost = world(() => new CodedError('engine-lost', { engine: 'wasm' }))
  await lost.compression.run(gentle, [photo('a')])
  expect(lost.compression.store.get()).toMatchObject({ phase: 'failed', error: { code: 'engine-lost' } })
})

it('a cancel keeps what was made before, and going on begins where it stopped', async () => {
  const { compression, calls, holding } = world()
  await compression.run(gentle, [photo('a')])
  const release = holding()
  const running = compression.run(harsh, [photo('a')])
  await new Promise((resolve) => setTimeout(resolve))
  expect(compression.store.get()).toMatchObject({ phase: 'making', progress: { done: 1, total: 2 } })
  compression.cancel()
  release()
  await running
  expect(compression.store.get()).toMatchObject({ phase: 'stopped', made: { setting: gentle } })
  await compression.run(harsh, [photo('a')])
  expect(compression.store.get()).toMatchObject({ phase: 'idle', made: { setting: harsh } })
  expect(calls.at(-1)).toBe('compression/answer a')
})

it('makes it anew where the worker has let go of it', async () => {
  let gone = true
  const { compression, calls } = world(() => {
    if (!gone) return null
    gone = false
    return new DOMException('', 'AbortError')
  })
  await compression.run(gentle, [photo('a')])
  expect(calls).toEqual([
    'compression/make 8',
    'compression/answer a',
    'compression/make 8',
    'compression/answer a',
  ])
  expect(compression.store.get()).toMatchObject({ phase: 'idle' })
  compression.leave()
  await new Promise((resolve) => setTimeout(resolve))
  expect(calls.at(-1)).toBe('compression/free')
  await compression.run(gentle, [photo('a')])
  expect(calls.slice(-3)).toEqual(['compression/free', 'compression/make 8', 'compression/answer a'])
})

it('a leave before any run asks the worker for nothing', async () => {
  const { compression, calls } = world()
  compression.leave()
  await new Promise((resolve) => setTimeout(resolve))
  expect(calls).toEqual([])
  expect(compression.store.get().phase).toBe('idle')
})

it('a leave while the first network is made gives back what the worker holds, each time', async () => {
  const { compression, calls, holding } = world()
  for (let time = 1; time <= 2; time++) {
    calls.length = 0
    const release = holding()
    const running = compression.run(gentle, [photo('a')])
    await new Promise((resolve) => setTimeout(resolve))
    expect(compression.store.get().phase).toBe('making')
    compression.leave()
    compression.leave()
    release()
    await running
    expect(calls).toEqual(['compression/make 8', 'compression/free'])
    expect(compression.store.get()).toMatchObject({ phase: 'idle', made: null })
  }
})
