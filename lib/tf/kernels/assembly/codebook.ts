/**
 * Dense layers whose matrix is kept as places in a codebook of each output: value[i, o] = codebook[o][code[i, o]]. An
 * item has a few outputs, so that their codebooks stay in the nearest cache while all rows go by.
 */
import { loadFour, storeFour } from './edges'
import { activate, multiplyAdd, sumOf } from './simd'

/** Outputs of an item: their codes share a cache line in every row. */
export const BOOK_OUTPUTS: i32 = 64

/** What a call hands over, as dense-kernels.ts writes it. Pointers; lengths in values. */
@unmanaged
export class BookDense {
  /** [examples, inputs]; on the way back, the gradient that is written. */
  x: usize
  /** [examples, outputs]; on the way back, the gradient that is read. */
  y: usize
  /** Codes, `rowBytes` bytes (a multiple of 4) for each input. */
  codes: usize
  rowBytes: i32
  bias: usize
  /** float32 [outputs, size] */
  codebook: usize
  size: i32
  examples: i32
  inputs: i32
  outputs: i32
  activation: i32
  /** Rows whose input is not 0 in all examples: int32 [found]. */
  list: usize
  found: i32
  /** Rows of an item, on the way back. */
  rows: i32
}

// @ts-ignore: decorators of AssemblyScript
@inline
function bytes(values: i32): usize {
  return <usize>values << 2
}

/** The values of four codes, whose codebooks lie `step` bytes apart. */
// @ts-ignore: decorators of AssemblyScript
@inline
function look(codes: usize, book: usize, step: usize, channels: i32): v128 {
  const four = load<u32>(codes)
  let value = v128.load32_zero(book + <usize>((four & 255) << 2))
  if (channels > 1) value = v128.load32_lane(book + step + <usize>(((four >> 8) & 255) << 2), value, 1)
  if (channels > 2) value = v128.load32_lane(book + 2 * step + <usize>(((four >> 16) & 255) << 2), value, 2)
  if (channels > 3) value = v128.load32_lane(book + 3 * step + <usize>((four >> 24) << 2), value, 3)
  return value
}

export function bookItem(args: usize, item: i32): void {
  const call = changetype<BookDense>(args)
  const step = bytes(call.size)
  const first = item * BOOK_OUTPUTS
  for (let e = 0; e < call.examples; e++) {
    const x = call.x + bytes(e * call.inputs)
    for (let o = first; o < min(call.outputs, first + BOOK_OUTPUTS); o += 4) {
      const channels = call.outputs - o
      const book = call.codebook + <usize>o * step
      let sum = f32x4.splat(0)
      for (let n = 0; n < call.found; n++) {
        const i = load<i32>(call.list + bytes(n))
        const value = look(call.codes + <usize>i * call.rowBytes + o, book, step, channels)
        sum = multiplyAdd(value, v128.load32_splat(x + bytes(i)), sum)
      }
      sum = f32x4.add(sum, loadFour(call.bias + bytes(o), channels))
      storeFour(call.y + bytes(e * call.outputs + o), activate(sum, call.activation), channels)
    }
  }
}

/** Gradient by the inputs, for a stretch of rows: a few outputs at a time, again for the sake of their codebooks. */
export function bookBackItem(args: usize, item: i32): void {
  const call = changetype<BookDense>(args)
  const step = bytes(call.size)
  const first = item * call.rows
  const end = min(call.inputs, first + call.rows)
  for (let e = 0; e < call.examples; e++) {
    const dx = call.x + bytes(e * call.inputs)
    memory.fill(dx + bytes(first), 0, bytes(end - first))
    for (let from = 0; from < call.outputs; from += BOOK_OUTPUTS)
      for (let i = first; i < end; i++) {
        const codes = call.codes + <usize>i * call.rowBytes
        let sum = f32x4.splat(0)
        for (let o = from; o < min(call.outputs, from + BOOK_OUTPUTS); o += 4) {
          const channels = call.outputs - o
          const value = look(codes + o, call.codebook + <usize>o * step, step, channels)
          sum = multiplyAdd(value, loadFour(call.y + bytes(e * call.outputs + o), channels), sum)
        }
        store<f32>(dx + bytes(i), load<f32>(dx + bytes(i)) + sumOf(sum))
      }
  }
}
