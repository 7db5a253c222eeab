import { describe, expect, it } from 'vitest'
import { decodeIdx } from '@/lib/data/idx'
import { codeOf } from './code-of'

/** An IDX file of bytes; `data` is 0, 1, 2, ... */
function makeIdx(dims: number[], type = 8, length = dims.reduce((a, b) => a * b, 1)): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * dims.length + length)
  bytes[2] = type
  bytes[3] = dims.length
  dims.forEach((size, i) => new DataView(bytes.buffer).setUint32(4 + 4 * i, size))
  for (let i = 0; i < length; i++) bytes[4 + 4 * dims.length + i] = i
  return bytes
}

describe('decodeIdx', () => {
  it('reads dimensions and values', () => {
    const { dims, data } = decodeIdx(makeIdx([2, 3, 4]))
    expect(dims).toEqual([2, 3, 4])
    expect([...data]).toEqual(Array.from({ length: 24 }, (_, i) => i))
  })

  it('reads a view that begins inside a larger buffer', () => {
    const padded = new Uint8Array(100)
    padded.set(makeIdx([5]), 37)
    expect([...decodeIdx(padded.subarray(37, 37 + 8 + 5)).data]).toEqual([0, 1, 2, 3, 4])
  })

  it('refuses every truncation, and one byte too many', () => {
    const whole = makeIdx([2, 3, 4])
    for (let length = 0; length < whole.length; length++)
      expect(
        codeOf(() => decodeIdx(whole.subarray(0, length))),
        `${length} bytes`,
      ).toBe('idx-invalid')
    const longer = new Uint8Array(whole.length + 1)
    longer.set(whole)
    expect(codeOf(() => decodeIdx(longer))).toBe('idx-invalid')
  })

  it.each([
    ['gzip instead of IDX', Uint8Array.of(0x1f, 0x8b, 8, 1, 0, 0, 0, 1, 9)],
    ['second byte not zero', Uint8Array.of(0, 1, 8, 1, 0, 0, 0, 1, 9)],
    ['floats', makeIdx([2], 0x0d, 8)],
    ['no dimensions', Uint8Array.of(0, 0, 8, 0)],
    ['200 dimensions', Uint8Array.of(0, 0, 8, 200, 0, 0, 0, 1, 9)],
    ['a dimension of 0', makeIdx([2, 0])],
    ['dimensions beyond memory', makeIdx([0xffffffff, 0xffffffff, 0xffffffff], 8, 10)],
    ['a product that wraps to the right length in 32 bits', makeIdx([65536, 65536, 1], 8, 0)],
  ])('refuses %s', (_, bytes) => {
    expect(codeOf(() => decodeIdx(bytes))).toBe('idx-invalid')
  })
})
