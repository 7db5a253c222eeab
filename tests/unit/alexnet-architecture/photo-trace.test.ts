import { describe, expect, it, vi } from 'vitest'
import { createPhotoTrace } from '@/lib/engine/photo-trace'
import type { Connect } from '@/lib/engine/photo-connection'
import { CodedError } from '@/lib/errors'
import type { EngineReport } from '@/lib/protocol/messages'

const engine = { name: 'wasm', threads: 2 } as EngineReport
const photo = new Blob(['a photo'])
const shown = { photo, name: 'cat.jpg' }
const seen = { side: 64 }

interface Options {
  signal: AbortSignal
  onProgress: (value: unknown) => void
}
type Call = (name: string, params: Record<string, unknown>, options: Options) => Promise<unknown>

const traceWith = (call: Call) =>
  createPhotoTrace((async () => ({ client: { call }, engine })) as unknown as Connect, '')

describe('a photo in all layers', () => {
  it('is shown before its layers are, and weights are told in bytes', async () => {
    const phases: unknown[] = []
    const trace = traceWith(async (name, params, { onProgress }) => {
      expect([name, params.network, params.photo]).toEqual(['photo-inside/trace', 'alexnet64', photo])
      onProgress({ decoded: seen })
      phases.push([trace.store.get().phase, trace.store.get().seen])
      onProgress({ received: 3, total: 8 })
      phases.push([trace.store.get().phase, trace.store.get().progress])
      onProgress({ received: 8, total: 8 })
      phases.push([trace.store.get().phase, trace.store.get().progress])
      return { network: 'alexnet64', seen, layers: [] }
    })
    await trace.look(shown, 'alexnet64')
    expect(phases).toEqual([
      ['loading', seen],
      ['loading', { received: 3, total: 8 }],
      ['running', null],
    ])
    expect(trace.store.get()).toMatchObject({ phase: 'done', error: null, traced: { network: 'alexnet64' } })
  })

  it('tells what went wrong, and can be asked again', async () => {
    let times = 0
    const trace = traceWith(async () => {
      if (++times === 1) throw new CodedError('photo-undecodable', { type: 'JPEG' })
      return { network: 'alexnet64', seen, layers: [] }
    })
    await trace.look(shown, 'alexnet64')
    expect(trace.store.get()).toMatchObject({ phase: 'idle', error: { code: 'photo-undecodable' } })
    await trace.retry()
    expect(trace.store.get()).toMatchObject({ phase: 'done', error: null })
  })

  it('is tried once more where another call took the worker along', async () => {
    const call = vi.fn<Call>(async () => {
      if (call.mock.calls.length === 1) throw new CodedError('worker-died', {})
      return { network: 'alexnet64', seen, layers: [] }
    })
    const trace = traceWith(call)
    await trace.look(shown, 'alexnet64')
    expect(call).toHaveBeenCalledTimes(2)
    expect(trace.store.get().phase).toBe('done')
  })

  it('gives way to a newer one, and stops when the reader says so', async () => {
    const signals: AbortSignal[] = []
    const trace = traceWith(async (_, params, { signal }) => {
      signals.push(signal)
      if (params.name !== 'last.jpg')
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
      return { network: 'alexnet64', seen, layers: [], name: params.name }
    })
    const first = trace.look(shown, 'alexnet64')
    await vi.waitFor(() => expect(signals).toHaveLength(1))
    await trace.look({ photo, name: 'last.jpg' }, 'alexnet64')
    await first
    expect(signals[0].aborted).toBe(true)
    expect(trace.store.get().traced).toMatchObject({ name: 'last.jpg' })

    const stopped = trace.look({ photo, name: 'slow.jpg' }, 'alexnet64')
    await vi.waitFor(() => expect(signals).toHaveLength(3))
    trace.cancel()
    await stopped
    expect(trace.store.get()).toMatchObject({ phase: 'done', cancelled: true, traced: { name: 'last.jpg' } })
  })
})

describe('the time of each layer', () => {
  /** First the warm-up, which is slow; then the passes. */
  const passes = [
    [900, 900],
    [5, 1],
    [1, 3],
    [3, 8],
  ]
  const timed = () => {
    let pass = 0
    return traceWith(async (name, params) => {
      if (name === 'photo-inside/trace') return { network: 'alexnet64', seen, layers: [] }
      expect(params).toMatchObject({ network: 'alexnet64', crops: 1, timed: true })
      const [conv1, fc8] = passes[pass++]
      return {
        layerMs: [
          { name: 'conv1', ms: conv1 },
          { name: 'fc8', ms: fc8 },
        ],
      }
    })
  }

  it('is the median of the passes after the warm-up', async () => {
    const trace = timed()
    await trace.look(shown, 'alexnet64')
    await trace.measure(3)
    expect(trace.store.get().times).toEqual({
      network: 'alexnet64',
      layers: [
        { name: 'conv1', ms: 3 },
        { name: 'fc8', ms: 3 },
      ],
      passes: 3,
      engine,
    })
    expect(trace.store.get()).toMatchObject({ phase: 'done', pass: null })
  })

  it('of an even number of passes is between the two in the middle', async () => {
    const trace = timed()
    await trace.look(shown, 'alexnet64')
    await trace.measure(2)
    expect(trace.store.get().times?.layers.map(({ ms }) => ms)).toEqual([3, 2])
  })

  it('keeps the photo when the reader stops it', async () => {
    const trace = traceWith(async (name, _, { signal }) => {
      if (name === 'photo-inside/trace') return { network: 'alexnet64', seen, layers: [] }
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    })
    await trace.look(shown, 'alexnet64')
    const measuring = trace.measure(3)
    await vi.waitFor(() => expect(trace.store.get().pass).toEqual({ done: 0, total: 4 }))
    trace.cancel()
    await measuring
    expect(trace.store.get()).toMatchObject({ phase: 'done', pass: null, times: null, cancelled: true })
    expect(trace.store.get().traced).not.toBeNull()
  })
})
