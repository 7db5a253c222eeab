/**
 * Dense layers for one or a few examples, where reading the matrix once is what takes the time. Rows (inputs) of the
 * matrix [inputs, outputs] are shared out among items; each adds up its rows times their inputs, four rows at once and
 * without those whose input is 0 (after ReLU, many). The items' sums are then added up in their order.
 */
import { addCodes, dotCodes } from './codes'
import { loadFour, storeFour } from './edges'
import { activate, multiplyAdd, sumOf } from './simd'

/** What a call hands over, as dense-kernels.ts writes it. Pointers; lengths in values. */
@unmanaged
export class Dense {
  /** [examples, inputs]; on the way back, the gradient that is written. */
  x: usize
  /** [examples, outputs]; on the way back, the gradient that is read. */
  y: usize
  /** float32 [inputs, outputs], or codes of `rowBytes` bytes for each input. */
  weights: usize
  rowBytes: i32
  bias: usize
  /** Of codes: float32 [outputs]; else 0. */
  scales: usize
  examples: i32
  inputs: i32
  outputs: i32
  activation: i32
  /** Rows of an item. */
  rows: i32
  /** float32 [items, examples, outputs rounded up to 4]. */
  sums: usize
  /** int32 [rows] for each thread; on the way back, dy times scales, outputs rounded up to 4, for each example. */
  scratch: usize
}

// @ts-ignore: decorators of AssemblyScript
@inline
function bytes(values: i32): usize {
  return <usize>values << 2
}

// @ts-ignore: decorators of AssemblyScript
@inline
function roundedUp(values: i32): i32 {
  return (values + 3) & ~3
}

/** sums[o] += a w0[o] + b w1[o] + c w2[o] + d w3[o], of which the last few one by one. */
function addRows(sums: usize, w0: usize, w1: usize, w2: usize, w3: usize, a: f32, b: f32, c: f32, d: f32, outputs: i32): void {
  const p = f32x4.splat(a), q = f32x4.splat(b), r = f32x4.splat(c), s = f32x4.splat(d)
  const end = sums + bytes(outputs)
  for (const whole = sums + bytes(outputs & ~7); sums < whole; sums += 32, w0 += 32, w1 += 32, w2 += 32, w3 += 32) {
    let first = multiplyAdd(v128.load(w0), p, v128.load(sums))
    let second = multiplyAdd(v128.load(w0, 16), p, v128.load(sums, 16))
    first = multiplyAdd(v128.load(w1), q, first)
    second = multiplyAdd(v128.load(w1, 16), q, second)
    first = multiplyAdd(v128.load(w2), r, first)
    second = multiplyAdd(v128.load(w2, 16), r, second)
    first = multiplyAdd(v128.load(w3), s, first)
    second = multiplyAdd(v128.load(w3, 16), s, second)
    v128.store(sums, first)
    v128.store(sums, second, 16)
  }
  for (; sums < end; sums += 4, w0 += 4, w1 += 4, w2 += 4, w3 += 4)
    store<f32>(sums, load<f32>(sums) + a * load<f32>(w0) + b * load<f32>(w1) + c * load<f32>(w2) + d * load<f32>(w3))
}

/** The rows from `first` on, `count` of them, that have an input other than 0 in any example; returns how many. */
export function listRows(x: usize, examples: i32, inputs: i32, first: i32, count: i32, list: usize): i32 {
  let found = 0
  for (let i = first; i < first + count; i++) {
    for (let e = 0; e < examples; e++)
      if (load<f32>(x + bytes(e * inputs + i)) != 0) {
        store<i32>(list + bytes(found++), i)
        break
      }
  }
  return found
}

export function denseItem(args: usize, item: i32, thread: i32): void {
  const call = changetype<Dense>(args)
  const inputs = call.inputs
  const width = roundedUp(call.outputs)
  const first = item * call.rows
  const list = call.scratch + bytes(thread * call.rows)
  const found = listRows(call.x, call.examples, inputs, first, min(call.rows, inputs - first), list)
  const sums = call.sums + bytes(item * call.examples * width)
  memory.fill(sums, 0, bytes(call.examples * width))
  for (let n = 0; n < found; n += 4) {
    // Beyond the last row, that row again, times 0.
    const last = found - 1
    const i0 = load<i32>(list + bytes(n)), i1 = load<i32>(list + bytes(min(n + 1, last)))
    const i2 = load<i32>(list + bytes(min(n + 2, last))), i3 = load<i32>(list + bytes(min(n + 3, last)))
    const w0 = call.weights + <usize>i0 * call.rowBytes, w1 = call.weights + <usize>i1 * call.rowBytes
    const w2 = call.weights + <usize>i2 * call.rowBytes, w3 = call.weights + <usize>i3 * call.rowBytes
    for (let e = 0; e < call.examples; e++) {
      const x = call.x + bytes(e * inputs)
      const a = load<f32>(x + bytes(i0))
      const b: f32 = n + 1 < found ? load<f32>(x + bytes(i1)) : 0
      const c: f32 = n + 2 < found ? load<f32>(x + bytes(i2)) : 0
      const d: f32 = n + 3 < found ? load<f32>(x + bytes(i3)) : 0
      const to = sums + bytes(e * width)
      if (call.scales != 0) addCodes(to, w0, w1, w2, w3, a, b, c, d, width)
      else addRows(to, w0, w1, w2, w3, a, b, c, d, call.outputs)
    }
  }
}

/** Outputs of one item of the last job. */
export const FINISH_OUTPUTS: i32 = 512

/** Adds up the items' sums, scales (codes), bias and activation, for one stretch of outputs of all examples. */
export function denseFinishItem(args: usize, item: i32): void {
  const call = changetype<Dense>(args)
  const outputs = call.outputs
  const width = roundedUp(outputs)
  const items = (call.inputs + call.rows - 1) / call.rows
  const step = bytes(call.examples * width)
  for (let e = 0; e < call.examples; e++)
    for (let o = item * FINISH_OUTPUTS, end = min(outputs, o + FINISH_OUTPUTS); o < end; o += 4) {
      const channels = outputs - o
      let from = call.sums + bytes(e * width + o)
      let value = v128.load(from)
      for (let n = 1; n < items; n++) {
        from += step
        value = f32x4.add(value, v128.load(from))
      }
      if (call.scales != 0) value = f32x4.mul(value, loadFour(call.scales + bytes(o), channels))
      value = f32x4.add(value, loadFour(call.bias + bytes(o), channels))
      storeFour(call.y + bytes(e * outputs + o), activate(value, call.activation), channels)
    }
}

/** Sum over o of w[o] dy[o]. */
function dotRow(w: usize, dy: usize, outputs: i32): f32 {
  let a = f32x4.splat(0), b = a, c = a, d = a
  const end = dy + bytes(outputs)
  for (const whole = dy + bytes(outputs & ~15); dy < whole; dy += 64, w += 64) {
    a = multiplyAdd(v128.load(w), v128.load(dy), a)
    b = multiplyAdd(v128.load(w, 16), v128.load(dy, 16), b)
    c = multiplyAdd(v128.load(w, 32), v128.load(dy, 32), c)
    d = multiplyAdd(v128.load(w, 48), v128.load(dy, 48), d)
  }
  let sum = sumOf(f32x4.add(f32x4.add(a, b), f32x4.add(c, d)))
  for (; dy < end; dy += 4, w += 4) sum += load<f32>(w) * load<f32>(dy)
  return sum
}

/** Gradient by the inputs: each is the product of one row with dy. */
export function denseBackItem(args: usize, item: i32): void {
  const call = changetype<Dense>(args)
  const width = roundedUp(call.outputs)
  const first = item * call.rows
  for (let i = first; i < min(call.inputs, first + call.rows); i++) {
    const w = call.weights + <usize>i * call.rowBytes
    for (let e = 0; e < call.examples; e++) {
      const sum =
        call.scales != 0
          ? dotCodes(w, call.scratch + bytes(e * width), width)
          : dotRow(w, call.y + bytes(e * call.outputs), call.outputs)
      store<f32>(call.x + bytes(e * call.inputs + i), sum)
    }
  }
}

/** dy times the scale of each output, with zeros up to a multiple of four. */
export function scaleGradient(args: usize): void {
  const call = changetype<Dense>(args)
  const width = roundedUp(call.outputs)
  for (let e = 0; e < call.examples; e++)
    for (let o = 0; o < width; o += 4) {
      const channels = call.outputs - o
      const dy = loadFour(call.y + bytes(e * call.outputs + o), channels)
      v128.store(call.scratch + bytes(e * width + o), f32x4.mul(dy, loadFour(call.scales + bytes(o), channels)))
    }
}
