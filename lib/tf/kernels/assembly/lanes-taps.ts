/**
 * The one inner loop of convolutions and dense layers, forwards and towards the input, over maps in the order
 * [height, width, channels, examples]: the examples stand side by side, so four of them fill a vector whatever the
 * number of channels, and a weight is spread over it.
 *
 * For `examples` examples and G outputs o at once:
 *   y[o] = f(bias[o] + sum over r < rows, c < columns, t < run of x[r, c, t] w[r, c, t, o])
 * where x and w lie at regular distances (in bytes) of one another.
 */
import { activate, activationGradient, LINEAR, multiplyAdd } from './simd'

/** Where the operands of such a sum lie. Globals: a call passes only what differs from pixel to pixel. */
export let laneBytes: i32 = 0 // from one channel to the next
export let tapBytes: i32 = 0 // from one weight of an output to the next
export let columnX: i32 = 0
export let columnW: i32 = 0
export let rowX: i32 = 0
export let rowW: i32 = 0
export let activation: i32 = 0
/** Whose derivative, at the values stored in `slopeAt`, the sum is multiplied by. */
export let slope: i32 = 0

export function setTaps(
  lane: i32, tap: i32, xColumn: i32, wColumn: i32, xRow: i32, wRow: i32, applied: i32, derivative: i32,
): void {
  laneBytes = lane
  tapBytes = tap
  columnX = xColumn
  columnW = wColumn
  rowX = xRow
  rowW = wRow
  activation = applied
  slope = derivative
}

// @ts-ignore: decorators of AssemblyScript
@inline
function finish(y: usize, slopeAt: usize, sum: v128): void {
  let value = activate(sum, activation)
  if (slope != LINEAR) value = activationGradient(value, v128.load(slopeAt), slope)
  v128.store(y, value)
}

// @ts-ignore: decorators of AssemblyScript
@inline
function start(bias: usize, o: usize): v128 {
  return bias == 0 ? f32x4.splat(0) : v128.load32_splat(bias + (o << 2))
}

// @ts-ignore: decorators of AssemblyScript
@inline
function finish8(y: usize, slopeAt: usize, o: usize, a: v128, b: v128): void {
  const at = o * <usize>laneBytes
  finish(y + at, slopeAt + at, a)
  finish(y + at + 16, slopeAt + at + 16, b)
}

export function taps6x8(
  y: usize, slopeAt: usize, bias: usize, x: usize, w: usize, rows: i32, columns: i32, run: i32,
): void {
  let a0 = start(bias, 0), a1 = start(bias, 1), a2 = start(bias, 2)
  let a3 = start(bias, 3), a4 = start(bias, 4), a5 = start(bias, 5)
  let b0 = a0, b1 = a1, b2 = a2, b3 = a3, b4 = a4, b5 = a5
  const lane = laneBytes, tap = tapBytes
  for (let r = 0; r < rows; r++) {
    let xc = x, wc = w
    for (let c = 0; c < columns; c++) {
      let xt = xc, wt = wc
      const end = xt + <usize>(run * lane)
      for (; xt < end; xt += lane, wt += tap) {
        const p = v128.load(xt), q = v128.load(xt, 16)
        let s = v128.load32_splat(wt)
        a0 = multiplyAdd(p, s, a0)
        b0 = multiplyAdd(q, s, b0)
        s = v128.load32_splat(wt, 4)
        a1 = multiplyAdd(p, s, a1)
        b1 = multiplyAdd(q, s, b1)
        s = v128.load32_splat(wt, 8)
        a2 = multiplyAdd(p, s, a2)
        b2 = multiplyAdd(q, s, b2)
        s = v128.load32_splat(wt, 12)
        a3 = multiplyAdd(p, s, a3)
        b3 = multiplyAdd(q, s, b3)
        s = v128.load32_splat(wt, 16)
        a4 = multiplyAdd(p, s, a4)
        b4 = multiplyAdd(q, s, b4)
        s = v128.load32_splat(wt, 20)
        a5 = multiplyAdd(p, s, a5)
        b5 = multiplyAdd(q, s, b5)
      }
      xc += columnX
      wc += columnW
    }
    x += rowX
    w += rowW
  }
  finish8(y, slopeAt, 0, a0, b0)
  finish8(y, slopeAt, 1, a1, b1)
  finish8(y, slopeAt, 2, a2, b2)
  finish8(y, slopeAt, 3, a3, b3)
  finish8(y, slopeAt, 4, a4, b4)
  finish8(y, slopeAt, 5, a5, b5)
}

export function taps4x8(
  y: usize, slopeAt: usize, bias: usize, x: usize, w: usize, rows: i32, columns: i32, run: i32,
): void {
  let a0 = start(bias, 0), a1 = start(bias, 1), a2 = start(bias, 2), a3 = start(bias, 3)
  let b0 = a0, b1 = a1, b2 = a2, b3 = a3
  const lane = laneBytes, tap = tapBytes
  for (let r = 0; r < rows; r++) {
    let xc = x, wc = w
    for (let c = 0; c < columns; c++) {
      let xt = xc, wt = wc
      const end = xt + <usize>(run * lane)
      for (; xt < end; xt += lane, wt += tap) {
        const p = v128.load(xt), q = v128.load(xt, 16)
        let s = v128.load32_splat(wt)
        a0 = multiplyAdd(p, s, a0)
        b0 = multiplyAdd(q, s, b0)
        s = v128.load32_splat(wt, 4)
        a1 = multiplyAdd(p, s, a1)
        b1 = multiplyAdd(q, s, b1)
        s = v128.load32_splat(wt, 8)
        a2 = multiplyAdd(p, s, a2)
        b2 = multiplyAdd(q, s, b2)
        s = v128.load32_splat(wt, 12)
        a3 = multiplyAdd(p, s, a3)
        b3 = multiplyAdd(q, s, b3)
      }
      xc += columnX
      wc += columnW
    }
    x += rowX
    w += rowW
  }
  finish8(y, slopeAt, 0, a0, b0)
  finish8(y, slopeAt, 1, a1, b1)
  finish8(y, slopeAt, 2, a2, b2)
  finish8(y, slopeAt, 3, a3, b3)
}

/** One output and four examples: what the larger blocks leave over. */
export function taps1x4(
  y: usize, slopeAt: usize, bias: usize, x: usize, w: usize, rows: i32, columns: i32, run: i32,
): void {
  let a = start(bias, 0)
  const lane = laneBytes, tap = tapBytes
  for (let r = 0; r < rows; r++) {
    let xc = x, wc = w
    for (let c = 0; c < columns; c++) {
      let xt = xc, wt = wc
      const end = xt + <usize>(run * lane)
      for (; xt < end; xt += lane, wt += tap) a = multiplyAdd(v128.load(xt), v128.load32_splat(wt), a)
      xc += columnX
      wc += columnW
    }
    x += rowX
    w += rowW
  }
  finish(y, slopeAt, a)
}

/** All `outputs` outputs of one pixel for all `lanes` examples (a multiple of 4). */
export function tapsPixel(
  y: usize, slopeAt: usize, bias: usize, x: usize, w: usize, rows: i32, columns: i32, run: i32, outputs: i32, lanes: i32,
): void {
  const lane = <usize>laneBytes
  let n: i32 = 0
  for (; n + 8 <= lanes; n += 8) {
    const at = <usize>(n << 2)
    let o = 0
    for (; o + 6 <= outputs; o += 6) {
      const to = at + <usize>o * lane
      taps6x8(y + to, slopeAt + to, bias == 0 ? 0 : bias + (<usize>o << 2), x + at, w + (<usize>o << 2), rows, columns, run)
    }
    if (o + 4 <= outputs) {
      const to = at + <usize>o * lane
      taps4x8(y + to, slopeAt + to, bias == 0 ? 0 : bias + (<usize>o << 2), x + at, w + (<usize>o << 2), rows, columns, run)
      o += 4
    }
    for (; o < outputs; o++)
      for (let half: usize = 0; half < 32; half += 16) {
        const to = at + <usize>o * lane + half
        taps1x4(y + to, slopeAt + to, bias == 0 ? 0 : bias + (<usize>o << 2), x + at + half, w + (<usize>o << 2), rows, columns, run)
      }
  }
  for (; n < lanes; n += 4) {
    const at = <usize>(n << 2)
    for (let o = 0; o < outputs; o++) {
      const to = at + <usize>o * lane
      taps1x4(y + to, slopeAt + to, bias == 0 ? 0 : bias + (<usize>o << 2), x + at, w + (<usize>o << 2), rows, columns, run)
    }
  }
}
