import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { withTwin } from '@/lib/engine/start-worker'

/** Attempts that are settled by hand. */
function byHand() {
  const made: { resolve: (value: string) => void; reject: (reason: Error) => void; closed: boolean }[] = []
  const attempt = () => {
    let close = () => {}
    const started = new Promise<string>((resolve, reject) => {
      const mine = { resolve, reject, closed: false }
      made.push(mine)
      close = () => void (mine.closed = true)
    })
    return { started, close: () => close() }
  }
  return { made, attempt }
}

describe('a worker that may never answer', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('has no twin when it answers in time', async () => {
    const { made, attempt } = byHand()
    const started = withTwin(attempt, 100)
    made[0].resolve('first')
    expect(await started).toBe('first')
    await vi.advanceTimersByTimeAsync(1000)
    expect(made).toHaveLength(1)
    expect(made[0].closed).toBe(false)
  })

  it.each([
    [0, 1],
    [1, 0],
  ])(
    'is given a twin after a while; number %i answers first and the other is closed',
    async (first, other) => {
      const { made, attempt } = byHand()
      const started = withTwin(attempt, 100)
      await vi.advanceTimersByTimeAsync(100)
      expect(made).toHaveLength(2)
      made[first].resolve(`number ${first}`)
      expect(await started).toBe(`number ${first}`)
      expect(made[first].closed).toBe(false)
      expect(made[other].closed).toBe(true)
    },
  )

  it('fails at once when it says that it cannot, and no twin is tried', async () => {
    const { made, attempt } = byHand()
    const started = withTwin(attempt, 100)
    made[0].reject(new Error('no engine'))
    await expect(started).rejects.toThrow('no engine')
    await vi.advanceTimersByTimeAsync(1000)
    expect(made).toHaveLength(1)
  })

  it('waits for the other when one of two fails', async () => {
    const { made, attempt } = byHand()
    const started = withTwin(attempt, 100)
    await vi.advanceTimersByTimeAsync(100)
    made[0].reject(new Error('no engine'))
    await vi.advanceTimersByTimeAsync(0)
    made[1].resolve('second')
    expect(await started).toBe('second')
  })
})
