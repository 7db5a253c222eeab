/**
 * Codebooks of at most sixteen values, which fit into registers: a byte shuffle looks sixteen codes up at once, one byte of
 * their values at a time.
 */
import { multiplyAdd, sumOf } from './simd'

/** Values of a codebook that can be held so, and bytes of it in planes: the first bytes of all values, the second, ... */
export const SMALL_BOOK: i32 = 16
export const PLANES_BYTES: usize = 64

// @ts-ignore: decorators of AssemblyScript
@inline
function bytes(values: i32): usize {
  return <usize>values << 2
}

/** Writes codebooks of `size` values, one after the other, as planes. */
export function splitBooks(books: usize, count: i32, size: i32, planes: usize): void {
  for (let book = 0; book < count; book++, planes += PLANES_BYTES) {
    memory.fill(planes, 0, PLANES_BYTES)
    for (let value = 0; value < size; value++)
      for (let part = 0; part < 4; part++)
        store<u8>(planes + <usize>(part * 16 + value), load<u8>(books + bytes(book * size + value) + <usize>part))
  }
}

/**
 * Adds x[i] times the values of sixteen codes of row i, for the rows numbered in a list, to sixteen sums.
 * @param codes of row 0
 */
export function addSmall(
  sums: usize, planes: usize, codes: usize, rowBytes: i32, x: usize, list: usize, count: i32,
): void {
  const p0 = v128.load(planes), p1 = v128.load(planes, 16), p2 = v128.load(planes, 32), p3 = v128.load(planes, 48)
  let a = v128.load(sums), b = v128.load(sums, 16), c = v128.load(sums, 32), d = v128.load(sums, 48)
  for (const end = list + bytes(count); list < end; list += 4) {
    const i = load<i32>(list)
    const row = v128.load(codes + <usize>i * <usize>rowBytes)
    const factor = v128.load32_splat(x + bytes(i))
    const b0 = i8x16.swizzle(p0, row), b1 = i8x16.swizzle(p1, row)
    const b2 = i8x16.swizzle(p2, row), b3 = i8x16.swizzle(p3, row)
    const low01 = v128.shuffle<i8>(b0, b1, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
    const low23 = v128.shuffle<i8>(b2, b3, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
    const high01 = v128.shuffle<i8>(b0, b1, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
    const high23 = v128.shuffle<i8>(b2, b3, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
    a = multiplyAdd(v128.shuffle<i16>(low01, low23, 0, 8, 1, 9, 2, 10, 3, 11), factor, a)
    b = multiplyAdd(v128.shuffle<i16>(low01, low23, 4, 12, 5, 13, 6, 14, 7, 15), factor, b)
    c = multiplyAdd(v128.shuffle<i16>(high01, high23, 0, 8, 1, 9, 2, 10, 3, 11), factor, c)
    d = multiplyAdd(v128.shuffle<i16>(high01, high23, 4, 12, 5, 13, 6, 14, 7, 15), factor, d)
  }
  v128.store(sums, a)
  v128.store(sums, b, 16)
  v128.store(sums, c, 32)
  v128.store(sums, d, 48)
}

/**
 * Sum over `outputs` (a multiple of sixteen) of the values of a row's codes times dy.
 * @param planes of the first output's book; each book serves `share` outputs, a multiple of sixteen
 */
export function dotSmall(codes: usize, dy: usize, outputs: i32, planes: usize, share: i32): f32 {
  let a = f32x4.splat(0), b = a, c = a, d = a
  for (let from = 0; from < outputs; from += share, planes += PLANES_BYTES) {
    const p0 = v128.load(planes), p1 = v128.load(planes, 16), p2 = v128.load(planes, 32), p3 = v128.load(planes, 48)
    for (let o = from; o < min(outputs, from + share); o += 16) {
      const row = v128.load(codes + <usize>o)
      const at = dy + bytes(o)
      const b0 = i8x16.swizzle(p0, row), b1 = i8x16.swizzle(p1, row)
      const b2 = i8x16.swizzle(p2, row), b3 = i8x16.swizzle(p3, row)
      const low01 = v128.shuffle<i8>(b0, b1, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
      const low23 = v128.shuffle<i8>(b2, b3, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
      const high01 = v128.shuffle<i8>(b0, b1, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
      const high23 = v128.shuffle<i8>(b2, b3, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
      a = multiplyAdd(v128.shuffle<i16>(low01, low23, 0, 8, 1, 9, 2, 10, 3, 11), v128.load(at), a)
      b = multiplyAdd(v128.shuffle<i16>(low01, low23, 4, 12, 5, 13, 6, 14, 7, 15), v128.load(at, 16), b)
      c = multiplyAdd(v128.shuffle<i16>(high01, high23, 0, 8, 1, 9, 2, 10, 3, 11), v128.load(at, 32), c)
      d = multiplyAdd(v128.shuffle<i16>(high01, high23, 4, 12, 5, 13, 6, 14, 7, 15), v128.load(at, 48), d)
    }
  }
  return sumOf(f32x4.add(f32x4.add(a, b), f32x4.add(c, d)))
}
