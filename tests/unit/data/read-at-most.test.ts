import { describe, expect, it } from 'vitest'
import { readAtMost } from '@/lib/data/read-at-most'

describe('readAtMost', () => {
  /** A stream in parts, and whether it was given up. */
  function streamOf(...parts: number[][]) {
    const state = { cancelled: false }
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        const part = parts.shift()
        if (part) controller.enqueue(Uint8Array.from(part))
        else controller.close()
      },
      cancel: () => void (state.cancelled = true),
    })
    return { stream, state }
  }

  it('joins what there is, up to the limit', async () => {
    const { stream, state } = streamOf([1, 2], [], [3, 4, 5])
    expect([...(await readAtMost(stream, 5))]).toEqual([1, 2, 3, 4, 5])
    expect(state.cancelled).toBe(false)
  })

  it('gives up one that is longer, without reading it to its end', async () => {
    const { stream, state } = streamOf([1, 2], [3, 4], [5, 6], [7])
    await expect(readAtMost(stream, 3)).rejects.toBeInstanceOf(RangeError)
    expect(state.cancelled).toBe(true)
  })
})
