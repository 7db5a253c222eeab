/**
 * The one-dimensional transforms of Winograd's minimal filtering (Lavin and Gray 2015, "Fast algorithms for
 * convolutional neural networks"), for six and for eight points, four channels at a time. The points are 0, +-a, +-b,
 * (+-c) and infinity: the two of a pair share their even and their odd half.
 *
 * With N(x) = x (x^2 - a^2)(x^2 - b^2)..., the filter's transform at a point p is its value as a polynomial there; the
 * input's is given by the polynomial N(x) / (x - p), and by N(x) itself at infinity; the output's is 1, p, p^2, ... over
 * N'(p), which is the same for p and -p.
 */
import { multiplyAdd } from './simd'

/** Coefficients made of the points, as `coefficients` in winograd-points.ts writes them. */
let table: usize = 0

export function setPoints(coefficients: usize): void {
  table = coefficients
}

// @ts-ignore: decorators of AssemblyScript
@inline
function c(index: usize): v128 {
  return v128.load32_splat(table + (index << 2))
}

/** One of the points of a table for six: a, -a, b, -b. */
export function point(index: usize): v128 {
  return c(index)
}

/** Six values at `from`, `step` bytes apart, to six at `to`. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function inputTransform6(from: usize, step: usize, to: usize, toStep: usize): void {
  const d0 = v128.load(from)
  from += step
  const d1 = v128.load(from)
  from += step
  const d2 = v128.load(from)
  from += step
  const d3 = v128.load(from)
  from += step
  const d4 = v128.load(from)
  from += step
  const d5 = v128.load(from)
  const minusA2 = c(4), minusB2 = c(5), minusSum = c(6), product = c(7)
  v128.store(to, multiplyAdd(d0, product, multiplyAdd(d2, minusSum, d4)))
  let even = multiplyAdd(d2, minusB2, d4)
  let odd = multiplyAdd(d1, minusB2, d3)
  to += toStep
  v128.store(to, multiplyAdd(odd, c(0), even))
  to += toStep
  v128.store(to, multiplyAdd(odd, c(1), even))
  even = multiplyAdd(d2, minusA2, d4)
  odd = multiplyAdd(d1, minusA2, d3)
  to += toStep
  v128.store(to, multiplyAdd(odd, c(2), even))
  to += toStep
  v128.store(to, multiplyAdd(odd, c(3), even))
  to += toStep
  v128.store(to, multiplyAdd(d1, product, multiplyAdd(d3, minusSum, d5)))
}

/** Three taps at `from` to their values at the six points. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function filterTransform6(
  from: usize, step: usize, to: usize, toStep: usize, a: v128, a2: v128, b: v128, b2: v128,
): void {
  const g0 = v128.load(from)
  from += step
  const g1 = v128.load(from)
  from += step
  const g2 = v128.load(from)
  v128.store(to, g0)
  let even = multiplyAdd(g2, a2, g0)
  let odd = f32x4.mul(g1, a)
  to += toStep
  v128.store(to, f32x4.add(even, odd))
  to += toStep
  v128.store(to, f32x4.sub(even, odd))
  even = multiplyAdd(g2, b2, g0)
  odd = f32x4.mul(g1, b)
  to += toStep
  v128.store(to, f32x4.add(even, odd))
  to += toStep
  v128.store(to, f32x4.sub(even, odd))
  to += toStep
  v128.store(to, g2)
}

/** Six values at `from` to the first `count` outputs of the `m` (2 to 5) of a tile. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function outputTransform6(from: usize, step: usize, to: usize, toStep: usize, m: i32, count: i32): void {
  const m0 = v128.load(from)
  from += step
  const p1 = v128.load(from)
  from += step
  const n1 = v128.load(from)
  from += step
  const p2 = v128.load(from)
  from += step
  const n2 = v128.load(from)
  from += step
  const last = v128.load(from)
  const s1 = f32x4.add(p1, n1), s2 = f32x4.add(p2, n2)
  const d1 = f32x4.sub(p1, n1), d2 = f32x4.sub(p2, n2)
  v128.store(to, multiplyAdd(m0, c(8), multiplyAdd(s1, c(9), f32x4.mul(s2, c(10)))))
  if (count < 2) return
  let value = multiplyAdd(d1, c(11), f32x4.mul(d2, c(12)))
  if (m == 2) value = f32x4.add(value, last)
  to += toStep
  v128.store(to, value)
  if (count < 3) return
  value = multiplyAdd(s1, c(13), f32x4.mul(s2, c(14)))
  if (m == 3) value = f32x4.add(value, last)
  to += toStep
  v128.store(to, value)
  if (count < 4) return
  value = multiplyAdd(d1, c(15), f32x4.mul(d2, c(16)))
  if (m == 4) value = f32x4.add(value, last)
  to += toStep
  v128.store(to, value)
  if (count < 5) return
  value = multiplyAdd(s1, c(17), f32x4.mul(s2, c(18)))
  value = f32x4.add(value, last)
  to += toStep
  v128.store(to, value)
}

// @ts-ignore: decorators of AssemblyScript
@inline
export function inputTransform8(from: usize, step: usize, to: usize, toStep: usize): void {
  const d0 = v128.load(from)
  from += step
  const d1 = v128.load(from)
  from += step
  const d2 = v128.load(from)
  from += step
  const d3 = v128.load(from)
  from += step
  const d4 = v128.load(from)
  from += step
  const d5 = v128.load(from)
  from += step
  const d6 = v128.load(from)
  from += step
  const d7 = v128.load(from)
  // (x^2 - A)(x^2 - B)(x^2 - C) = x^6 - s1 x^4 + s2 x^2 - s3
  const s1 = c(0), s2 = c(1), s3 = c(2)
  v128.store(to, multiplyAdd(d0, s3, multiplyAdd(d2, s2, multiplyAdd(d4, s1, d6))))
  // For a: (x^2 - B)(x^2 - C) = x^4 - (B + C) x^2 + B C; likewise for b and c.
  let even = multiplyAdd(d2, c(4), multiplyAdd(d4, c(3), d6))
  let odd = multiplyAdd(d1, c(4), multiplyAdd(d3, c(3), d5))
  to += toStep
  v128.store(to, multiplyAdd(odd, c(9), even))
  to += toStep
  v128.store(to, multiplyAdd(odd, c(10), even))
  even = multiplyAdd(d2, c(6), multiplyAdd(d4, c(5), d6))
  odd = multiplyAdd(d1, c(6), multiplyAdd(d3, c(5), d5))
  to += toStep
  v128.store(to, multiplyAdd(odd, c(11), even))
  to += toStep
  v128.store(to, multiplyAdd(odd, c(12), even))
  even = multiplyAdd(d2, c(8), multiplyAdd(d4, c(7), d6))
  odd = multiplyAdd(d1, c(8), multiplyAdd(d3, c(7), d5))
  to += toStep
  v128.store(to, multiplyAdd(odd, c(13), even))
  to += toStep
  v128.store(to, multiplyAdd(odd, c(14), even))
  to += toStep
  v128.store(to, multiplyAdd(d1, s3, multiplyAdd(d3, s2, multiplyAdd(d5, s1, d7))))
}

/** Eight values at `from` to the first `count` outputs of the `m` (2 to 7) of a tile. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function outputTransform8(from: usize, step: usize, to: usize, toStep: usize, m: i32, count: i32): void {
  const m0 = v128.load(from)
  from += step
  const p1 = v128.load(from)
  from += step
  const n1 = v128.load(from)
  from += step
  const p2 = v128.load(from)
  from += step
  const n2 = v128.load(from)
  from += step
  const p3 = v128.load(from)
  from += step
  const n3 = v128.load(from)
  from += step
  const last = v128.load(from)
  const s1 = f32x4.add(p1, n1), s2 = f32x4.add(p2, n2), s3 = f32x4.add(p3, n3)
  const d1 = f32x4.sub(p1, n1), d2 = f32x4.sub(p2, n2), d3 = f32x4.sub(p3, n3)
  v128.store(to, multiplyAdd(m0, c(15), multiplyAdd(s1, c(16), multiplyAdd(s2, c(17), f32x4.mul(s3, c(18))))))
  if (count < 2) return
  let value = multiplyAdd(d1, c(19), multiplyAdd(d2, c(20), f32x4.mul(d3, c(21))))
  if (m == 2) value = f32x4.add(value, last)
  to += toStep
  v128.store(to, value)
  if (count < 3) return
  value = multiplyAdd(s1, c(22), multiplyAdd(s2, c(23), f32x4.mul(s3, c(24))))
  if (m == 3) value = f32x4.add(value, last)
  to += toStep
  v128.store(to, value)
  if (count < 4) return
  value = multiplyAdd(d1, c(25), multiplyAdd(d2, c(26), f32x4.mul(d3, c(27))))
  if (m == 4) value = f32x4.add(value, last)
  to += toStep
  v128.store(to, value)
  if (count < 5) return
  value = multiplyAdd(s1, c(28), multiplyAdd(s2, c(29), f32x4.mul(s3, c(30))))
  if (m == 5) value = f32x4.add(value, last)
  to += toStep
  v128.store(to, value)
  if (count < 6) return
  value = multiplyAdd(d1, c(31), multiplyAdd(d2, c(32), f32x4.mul(d3, c(33))))
  if (m == 6) value = f32x4.add(value, last)
  to += toStep
  v128.store(to, value)
  if (count < 7) return
  value = multiplyAdd(s1, c(34), multiplyAdd(s2, c(35), f32x4.mul(s3, c(36))))
  value = f32x4.add(value, last)
  to += toStep
  v128.store(to, value)
}
