import { describe, expect, it } from 'vitest'
import { sharedLoad } from '@/lib/workers/shared-load'

/** A load that a test finishes by hand. */
function byHand() {
  const runs: {
    finish: (value: string) => void
    fail: (error: Error) => void
    tell: (n: number) => void
    signal: AbortSignal
  }[] = []
  const load = sharedLoad<string, number>(
    (_, { progress, signal }) =>
      new Promise((finish, fail) => {
        runs.push({ finish, fail, tell: progress, signal })
        signal.addEventListener('abort', () => fail(signal.reason))
      }),
  )
  const use = (controller = new AbortController()) => {
    const seen: number[] = []
    const result = load('', { signal: controller.signal, progress: (n) => seen.push(n) })
    result.catch(() => {})
    return { result, seen, abort: () => controller.abort() }
  }
  return { runs, use }
}

describe('a shared load', () => {
  it('runs once for all, and everyone hears of progress', async () => {
    const { runs, use } = byHand()
    const [a, b] = [use(), use()]
    runs[0].tell(5)
    runs[0].finish('weights')
    expect(await Promise.all([a.result, b.result])).toEqual(['weights', 'weights'])
    expect([a.seen, b.seen, runs.length]).toEqual([[5], [5], 1])
    expect(await use().result).toBe('weights')
    expect(runs).toHaveLength(1)
  })
  it('goes on while anybody waits: a newer photo does not throw the download away', async () => {
    const { runs, use } = byHand()
    const [older, newer] = [use(), use()]
    older.abort()
    await expect(older.result).rejects.toMatchObject({ name: 'AbortError' })
    expect(runs[0].signal.aborted).toBe(false)
    runs[0].finish('weights')
    expect(await newer.result).toBe('weights')
  })
  it('is aborted when nobody waits any more, and begins anew at the next use', async () => {
    const { runs, use } = byHand()
    const only = use()
    only.abort()
    await expect(only.result).rejects.toMatchObject({ name: 'AbortError' })
    expect(runs[0].signal.aborted).toBe(true)
    const next = use()
    runs[1].finish('again')
    expect(await next.result).toBe('again')
  })
  it('forgets a failure', async () => {
    const { runs, use } = byHand()
    const first = use()
    runs[0].fail(new Error('cut'))
    await expect(first.result).rejects.toThrow('cut')
    const second = use()
    runs[1].finish('fine')
    expect(await second.result).toBe('fine')
  })
  it('keeps what it has when a call that has it is aborted later on', async () => {
    const { runs, use } = byHand()
    const first = use()
    runs[0].finish('weights')
    await first.result
    first.abort()
    expect(await use().result).toBe('weights')
    expect(runs).toHaveLength(1)
  })
})

it('gives back what it loaded when it is told to forget, also when that came too late to be stopped', async () => {
  const dropped: string[] = []
  let finish = (_: string) => {}
  const load = sharedLoad<string, never>(
    () => new Promise((resolve) => (finish = resolve)),
    (value) => dropped.push(value),
  )
  const waiting = { signal: new AbortController().signal, progress: () => {} }
  const first = load('', waiting)
  finish('first')
  await first
  load.forget()
  load('', waiting).catch(() => {})
  load.forget()
  finish('second')
  await new Promise((resolve) => setTimeout(resolve))
  expect(dropped).toEqual(['first', 'second'])
})
