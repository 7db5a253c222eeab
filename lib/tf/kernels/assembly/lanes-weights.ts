/**
 * Gradients by weights over maps in the order [height, width, channels, examples]:
 *   dw[t, o] = sum over output pixels p and examples n of x[at(p) + t, n] dy[p, o, n]
 * for five taps t and two outputs o at once; the four examples of a vector are added up at the end.
 */
import { multiplyAdd, sumOf, sumsOf } from './simd'

/** Where the operands lie, in bytes, and how many pixels there are. */
export let laneBytes: i32 = 0
export let vectors: i32 = 0 // of four examples
export let rows: i32 = 0
export let columns: i32 = 0
export let rowX: i32 = 0
export let columnX: i32 = 0
export let rowY: i32 = 0
export let columnY: i32 = 0

export function setWeights(
  lane: i32, perLane: i32, height: i32, width: i32, xRow: i32, xColumn: i32, yRow: i32, yColumn: i32,
): void {
  laneBytes = lane
  vectors = perLane
  rows = height
  columns = width
  rowX = xRow
  columnX = xColumn
  rowY = yRow
  columnY = yColumn
}

/** @param dw of the first tap and output; taps lie `tap` bytes apart, outputs 4 */
export function weights5x2(dw: usize, tap: usize, x: usize, dy: usize): void {
  const lane = <usize>laneBytes
  let a0 = f32x4.splat(0), a1 = a0, a2 = a0, a3 = a0, a4 = a0
  let b0 = a0, b1 = a0, b2 = a0, b3 = a0, b4 = a0
  const x2: usize = 2 * lane, x3: usize = 3 * lane, x4: usize = 4 * lane
  for (let r = 0; r < rows; r++) {
    let xp = x, yp = dy
    for (let c = 0; c < columns; c++) {
      for (let v = 0, at: usize = 0; v < vectors; v++, at += 16) {
        const xv = xp + at, yv = yp + at
        const p = v128.load(yv), q = v128.load(yv + lane)
        let s = v128.load(xv)
        a0 = multiplyAdd(s, p, a0)
        b0 = multiplyAdd(s, q, b0)
        s = v128.load(xv + lane)
        a1 = multiplyAdd(s, p, a1)
        b1 = multiplyAdd(s, q, b1)
        s = v128.load(xv + x2)
        a2 = multiplyAdd(s, p, a2)
        b2 = multiplyAdd(s, q, b2)
        s = v128.load(xv + x3)
        a3 = multiplyAdd(s, p, a3)
        b3 = multiplyAdd(s, q, b3)
        s = v128.load(xv + x4)
        a4 = multiplyAdd(s, p, a4)
        b4 = multiplyAdd(s, q, b4)
      }
      xp += columnX
      yp += columnY
    }
    x += rowX
    dy += rowY
  }
  const first = sumsOf(a0, b0, a1, b1), second = sumsOf(a2, b2, a3, b3)
  store<f32>(dw, f32x4.extract_lane(first, 0))
  store<f32>(dw + 4, f32x4.extract_lane(first, 1))
  store<f32>(dw + tap, f32x4.extract_lane(first, 2))
  store<f32>(dw + tap + 4, f32x4.extract_lane(first, 3))
  store<f32>(dw + 2 * tap, f32x4.extract_lane(second, 0))
  store<f32>(dw + 2 * tap + 4, f32x4.extract_lane(second, 1))
  store<f32>(dw + 3 * tap, f32x4.extract_lane(second, 2))
  store<f32>(dw + 3 * tap + 4, f32x4.extract_lane(second, 3))
  store<f32>(dw + 4 * tap, sumOf(a4))
  store<f32>(dw + 4 * tap + 4, sumOf(b4))
}

/** One tap and one output: what the larger blocks leave over. */
export function weights1x1(dw: usize, x: usize, dy: usize): void {
  let a = f32x4.splat(0)
  for (let r = 0; r < rows; r++) {
    let xp = x, yp = dy
    for (let c = 0; c < columns; c++) {
      for (let v = 0, at: usize = 0; v < vectors; v++, at += 16)
        a = multiplyAdd(v128.load(xp + at), v128.load(yp + at), a)
      xp += columnX
      yp += columnY
    }
    x += rowX
    dy += rowY
  }
  store<f32>(dw, sumOf(a))
}

/** `run` neighbouring taps and all outputs. @param dw of the first tap; taps lie `outputs` values apart */
export function weightsRun(dw: usize, x: usize, dy: usize, run: i32, outputs: i32): void {
  const lane = <usize>laneBytes
  const tap = <usize>(outputs << 2)
  let t = 0
  for (; t + 5 <= run; t += 5) {
    const xt = x + <usize>t * lane, dwt = dw + <usize>t * tap
    let o = 0
    for (; o + 2 <= outputs; o += 2) weights5x2(dwt + (<usize>o << 2), tap, xt, dy + <usize>o * lane)
    for (; o < outputs; o++)
      for (let i: usize = 0; i < 5; i++) weights1x1(dwt + i * tap + (<usize>o << 2), xt + i * lane, dy + <usize>o * lane)
  }
  for (; t < run; t++)
    for (let o = 0; o < outputs; o++)
      weights1x1(dw + <usize>t * tap + (<usize>o << 2), x + <usize>t * lane, dy + <usize>o * lane)
}
