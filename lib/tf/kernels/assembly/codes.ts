/** Rows of signed 8-bit codes, sixteen at a time. */
import { multiplyAdd, sumOf } from './simd'

/** A byte put in the highest eight bits of a word makes it byte * 2^24: no shift is needed to give it its sign. */
const PER_CODE: f32 = 1.0 / 16777216.0

/** Codes 4 k to 4 k + 3 of sixteen as float32, times 2^24. */
// @ts-ignore: decorators of AssemblyScript
@inline
function codes0(sixteen: v128): v128 {
  return spread(sixteen, i8x16(-1, -1, -1, 0, -1, -1, -1, 1, -1, -1, -1, 2, -1, -1, -1, 3))
}
// @ts-ignore: decorators of AssemblyScript
@inline
function codes1(sixteen: v128): v128 {
  return spread(sixteen, i8x16(-1, -1, -1, 4, -1, -1, -1, 5, -1, -1, -1, 6, -1, -1, -1, 7))
}
// @ts-ignore: decorators of AssemblyScript
@inline
function codes2(sixteen: v128): v128 {
  return spread(sixteen, i8x16(-1, -1, -1, 8, -1, -1, -1, 9, -1, -1, -1, 10, -1, -1, -1, 11))
}
// @ts-ignore: decorators of AssemblyScript
@inline
function codes3(sixteen: v128): v128 {
  return spread(sixteen, i8x16(-1, -1, -1, 12, -1, -1, -1, 13, -1, -1, -1, 14, -1, -1, -1, 15))
}

// @ts-ignore: decorators of AssemblyScript
@inline
function spread(sixteen: v128, places: v128): v128 {
  return f32x4.convert_i32x4_s(v128.swizzle(sixteen, places))
}

/** sums[o] += a c0[o] + b c1[o] + c c2[o] + d c3[o] for `count` outputs, a multiple of 4. */
export function addCodes(
  sums: usize, c0: usize, c1: usize, c2: usize, c3: usize, a: f32, b: f32, c: f32, d: f32, count: i32,
): void {
  const p = f32x4.splat(a * PER_CODE), q = f32x4.splat(b * PER_CODE)
  const r = f32x4.splat(c * PER_CODE), s = f32x4.splat(d * PER_CODE)
  const end = sums + (<usize>count << 2)
  for (const whole = sums + (<usize>(count & ~15) << 2); sums < whole; sums += 64) {
    let t = v128.load(c0)
    c0 += 16
    let v0 = multiplyAdd(codes0(t), p, v128.load(sums))
    let v1 = multiplyAdd(codes1(t), p, v128.load(sums, 16))
    let v2 = multiplyAdd(codes2(t), p, v128.load(sums, 32))
    let v3 = multiplyAdd(codes3(t), p, v128.load(sums, 48))
    t = v128.load(c1)
    c1 += 16
    v0 = multiplyAdd(codes0(t), q, v0)
    v1 = multiplyAdd(codes1(t), q, v1)
    v2 = multiplyAdd(codes2(t), q, v2)
    v3 = multiplyAdd(codes3(t), q, v3)
    t = v128.load(c2)
    c2 += 16
    v0 = multiplyAdd(codes0(t), r, v0)
    v1 = multiplyAdd(codes1(t), r, v1)
    v2 = multiplyAdd(codes2(t), r, v2)
    v3 = multiplyAdd(codes3(t), r, v3)
    t = v128.load(c3)
    c3 += 16
    v0 = multiplyAdd(codes0(t), s, v0)
    v1 = multiplyAdd(codes1(t), s, v1)
    v2 = multiplyAdd(codes2(t), s, v2)
    v3 = multiplyAdd(codes3(t), s, v3)
    v128.store(sums, v0)
    v128.store(sums, v1, 16)
    v128.store(sums, v2, 32)
    v128.store(sums, v3, 48)
  }
  for (; sums < end; sums += 16, c0 += 4, c1 += 4, c2 += 4, c3 += 4) {
    let v = multiplyAdd(codes0(v128.load32_zero(c0)), p, v128.load(sums))
    v = multiplyAdd(codes0(v128.load32_zero(c1)), q, v)
    v = multiplyAdd(codes0(v128.load32_zero(c2)), r, v)
    v128.store(sums, multiplyAdd(codes0(v128.load32_zero(c3)), s, v))
  }
}

/** Sum over o of code[o] dy[o] for `count` outputs, a multiple of 4. */
export function dotCodes(codes: usize, dy: usize, count: i32): f32 {
  let v0 = f32x4.splat(0), v1 = v0, v2 = v0, v3 = v0
  const end = dy + (<usize>count << 2)
  for (const whole = dy + (<usize>(count & ~15) << 2); dy < whole; dy += 64, codes += 16) {
    const t = v128.load(codes)
    v0 = multiplyAdd(codes0(t), v128.load(dy), v0)
    v1 = multiplyAdd(codes1(t), v128.load(dy, 16), v1)
    v2 = multiplyAdd(codes2(t), v128.load(dy, 32), v2)
    v3 = multiplyAdd(codes3(t), v128.load(dy, 48), v3)
  }
  for (; dy < end; dy += 16, codes += 4) v0 = multiplyAdd(codes0(v128.load32_zero(codes)), v128.load(dy), v0)
  return sumOf(f32x4.add(f32x4.add(v0, v1), f32x4.add(v2, v3))) * PER_CODE
}
