import { afterEach, describe, expect, it, vi } from 'vitest'
import { formatShare } from '@/components/lab/draw-bench/shares'
import { loadTestDigits } from '@/lib/engine/test-digits'

const bytes = Uint8Array.from({ length: 78_500 }, (_, i) =>
  i < 78_400 ? Math.floor(i / 784) : Math.floor((i - 78_400) / 10),
)

afterEach(() => vi.unstubAllGlobals())

describe('test digits', () => {
  it('refuse a file of another length', async () => {
    vi.stubGlobal('fetch', async () => new Response(bytes.subarray(1)))
    await expect(loadTestDigits('/short')).rejects.toMatchObject({ code: 'download-truncated' })
  })

  it('are fetched once, and again after a failure', async () => {
    const fetched = vi.fn()
    vi.stubGlobal('navigator', { onLine: true })
    vi.stubGlobal('fetch', async (url: string) => {
      fetched(url)
      if (fetched.mock.calls.length === 1) throw new TypeError('no network')
      if (fetched.mock.calls.length === 2) return new Response(null, { status: 503 })
      return new Response(bytes)
    })
    await expect(loadTestDigits('/at')).rejects.toMatchObject({ code: 'download-failed' })
    await expect(loadTestDigits('/at')).rejects.toMatchObject({ detail: { status: 503 } })
    const digits = await loadTestDigits('/at')
    expect(await loadTestDigits('/at')).toBe(digits)
    expect(digits.pixels(37)).toEqual(new Uint8Array(784).fill(37))
    expect(digits.pixels(37)).toBe(digits.pixels(37))
    expect(digits.pixels(100)).toBeNull()
    expect([...digits.labels].filter((label) => label === 9)).toHaveLength(10)
    expect(fetched.mock.calls).toEqual([
      ['/at/mnist/sample.bin'],
      ['/at/mnist/sample.bin'],
      ['/at/mnist/sample.bin'],
    ])
  })
})

describe('a share in words', () => {
  it('never claims all or nothing by rounding', () => {
    expect(formatShare(0.9731, 1, 'en')).toBe('97.3%')
    expect(formatShare(1, 1, 'en')).toBe('100.0%')
    expect(formatShare(0.9999, 1, 'en')).toBe('>99.9%')
    expect(formatShare(0.9994, 1, 'en')).toBe('99.9%')
    expect(formatShare(0.998, 0, 'en', 'over {percent}')).toBe('over 99%')
    expect(formatShare(0.0001, 1, 'zh')).toBe('0.0%')
  })
})
