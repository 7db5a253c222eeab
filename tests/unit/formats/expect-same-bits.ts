import { expect } from 'vitest'

/** Equal in every bit; much quicker than toEqual for long vectors. */
export function expectSameBits(actual: Float32Array, expected: Float32Array): void {
  const bytes = ({ buffer, byteOffset, byteLength }: Float32Array) =>
    new Uint8Array(buffer, byteOffset, byteLength)
  expect(actual.length).toBe(expected.length)
  expect(Buffer.compare(bytes(actual), bytes(expected))).toBe(0)
}
