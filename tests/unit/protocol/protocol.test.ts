import { MessageChannel, type MessagePort as NodePort } from 'node:worker_threads'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { CodedError } from '@/lib/errors'
import { createClient, patienceMs, type WorkerLike } from '@/lib/protocol/client'
import { serve, type Handlers, type Port } from '@/lib/protocol/serve'

type TestCalls = {
  add: { params: { a: number; b: number }; progress: never; result: number }
  count: { params: { to: number }; progress: { at: number; unitMs: number }; result: string }
  fail: { params: null; progress: never; result: never }
  hang: { params: null; progress: { unitMs: number }; result: never }
  bytes: { params: { size: number }; progress: never; result: { data: Uint8Array } }
}

const ports: NodePort[] = []
afterEach(() => {
  ports.splice(0).forEach((port) => port.close())
  vi.useRealTimers()
})

/** Node's ports speak of `{ data }` like a browser's when events are used. */
function connect(handlers: Partial<Handlers<TestCalls>>) {
  const { port1, port2 } = new MessageChannel()
  ports.push(port1, port2)
  serve<TestCalls>(port2 as unknown as Port, handlers as Handlers<TestCalls>)
  port2.start()
  const terminate = vi.fn(() => port2.close())
  const worker = Object.assign(port1, { terminate }) as unknown as WorkerLike
  port1.start()
  return { client: createClient<TestCalls>(worker), terminate, raw: port2 }
}

const count: Handlers<TestCalls>['count'] = async ({ to }, { signal, progress }) => {
  for (let at = 1; at <= to; at++) {
    progress({ at, unitMs: 1 })
    await new Promise((resolve) => setTimeout(resolve, 2))
    if (signal.aborted) return `stopped at ${at}`
  }
  return 'done'
}

describe('calls between page and worker', () => {
  it('carry parameters there and results back, several at once', async () => {
    const { client } = connect({ add: ({ a, b }) => a + b })
    expect(
      await Promise.all([client.call('add', { a: 1, b: 2 }), client.call('add', { a: 3, b: 4 })]),
    ).toEqual([3, 7])
  })

  it('report progress in order', async () => {
    const seen: number[] = []
    const { client } = connect({ count })
    const result = await client.call('count', { to: 4 }, { onProgress: ({ at }) => seen.push(at) })
    expect([result, seen]).toEqual(['done', [1, 2, 3, 4]])
  })

  it('tell the handler whether the page has kept up', async () => {
    const seen: boolean[] = []
    const { client } = connect({
      count: async (_, { progress, caughtUp }) => {
        seen.push(caughtUp())
        progress({ at: 1, unitMs: 1 })
        seen.push(caughtUp())
        await new Promise((resolve) => setTimeout(resolve, 50))
        seen.push(caughtUp())
        return ''
      },
    })
    await client.call('count', { to: 1 }, { onProgress: () => {} })
    expect(seen).toEqual([true, false, true])
  })

  it('carry errors with their code and detail; an unknown one keeps its message', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const coded = connect({
      fail: () => {
        throw new CodedError('download-failed', { url: 'x', status: 404 })
      },
    })
    await expect(coded.client.call('fail', null)).rejects.toMatchObject({
      code: 'download-failed',
      detail: { url: 'x', status: 404 },
    })
    const plain = connect({
      fail: () => {
        throw new TypeError('oh')
      },
    })
    await expect(plain.client.call('fail', null)).rejects.toMatchObject({
      code: 'unknown',
      detail: { message: 'oh' },
    })
  })

  it('hear a cancel: the handler may answer with what it has', async () => {
    const { client, terminate } = connect({ count })
    const controller = new AbortController()
    const call = client.call('count', { to: 1000 }, { signal: controller.signal })
    setTimeout(() => controller.abort(), 20)
    expect(await call).toMatch(/^stopped at \d+$/)
    expect(terminate).not.toHaveBeenCalled()
  })

  it('that were cancelled before they began never reach the worker', async () => {
    const add = vi.fn(() => 0)
    const { client } = connect({ add })
    await expect(client.call('add', { a: 1, b: 1 }, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    })
    expect(add).not.toHaveBeenCalled()
  })

  it('end with worker-died when a cancel is not answered in time, and so do all later ones', async () => {
    const { client, terminate } = connect({
      hang: () => new Promise<never>(() => {}),
      add: ({ a, b }) => a + b,
    })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const controller = new AbortController()
    const hanging = client.call('hang', null, { signal: controller.signal })
    const other = client.call('hang', null)
    controller.abort()
    vi.advanceTimersByTime(patienceMs(0) - 1)
    expect(client.closed).toBe(false)
    vi.advanceTimersByTime(1)
    await expect(hanging).rejects.toMatchObject({ code: 'worker-died' })
    await expect(other).rejects.toMatchObject({ code: 'worker-died' })
    await expect(client.call('add', { a: 1, b: 1 })).rejects.toMatchObject({ code: 'worker-died' })
    expect(terminate).toHaveBeenCalledTimes(1)
  })

  it('are waited for as long as the worker says a unit of its work takes', () => {
    expect([patienceMs(0), patienceMs(100), patienceMs(3000)]).toEqual([2000, 2000, 12_000])
  })

  it('ignore a late reply', async () => {
    const { client, raw } = connect({ add: ({ a, b }) => a + b })
    await client.call('add', { a: 1, b: 1 })
    raw.postMessage({ id: 1, result: 99 })
    raw.postMessage({ id: 77, progress: 1 })
    expect(await client.call('add', { a: 2, b: 2 })).toBe(4)
  })

  it('move the buffers of a result instead of copying them', async () => {
    let kept: Uint8Array | undefined
    const { client } = connect({ bytes: ({ size }) => ({ data: (kept = new Uint8Array(size).fill(7)) }) })
    const { data } = await client.call('bytes', { size: 1000 })
    expect([data.length, data[999], kept!.length]).toEqual([1000, 7, 0])
  })
})
