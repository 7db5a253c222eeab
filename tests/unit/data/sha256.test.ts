import { createHash } from 'node:crypto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createRandom } from '@/lib/data/random'
import { sha256Hex, sha256Js } from '@/lib/data/sha256'

const expected = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const randomBytes = (length: number, seed: number) => {
  const random = createRandom(seed)
  return Uint8Array.from({ length }, () => Math.floor(random() * 256))
}

afterEach(() => vi.unstubAllGlobals())

describe('sha256Js', () => {
  it('agrees with Node at every length around the block borders', () => {
    for (let length = 0; length <= 260; length++) {
      const bytes = randomBytes(length, length)
      expect(sha256Js(bytes), `${length} bytes`).toBe(expected(bytes))
    }
  })

  it('agrees with Node on a megabyte, inside a larger buffer', () => {
    const bytes = randomBytes(1_000_003, 1).subarray(7)
    expect(sha256Js(bytes)).toBe(expected(bytes))
  })
})

describe('sha256Hex', () => {
  const bytes = randomBytes(1000, 2)

  it('uses the platform where there is one', async () => {
    expect(await sha256Hex(bytes)).toBe(expected(bytes))
  })

  it('works on an insecure origin, where crypto.subtle is missing', async () => {
    vi.stubGlobal('crypto', {})
    expect(await sha256Hex(bytes)).toBe(expected(bytes))
  })
})
