/**
 * Dense layers whose matrix is kept as places in codebooks: value[i, o] = codebook[o / share][code[i, o]]. An item has a
 * few outputs, so that their codebooks stay in the nearest cache while all rows go by.
 */
import { loadFour, storeFour } from './edges'
import { activate, multiplyAdd, sumOf } from './simd'
import { addSmall, dotSmall, PLANES_BYTES } from './small-book'

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
  /** float32 [books, size] */
  codebook: usize
  size: i32
  /** Outputs of a book: 1, or a multiple of four. */
  share: i32
  examples: i32
  inputs: i32
  outputs: i32
  activation: i32
  /** Rows whose input is not 0 in all examples: int32 [found]. */
  list: usize
  found: i32
  /** Rows of an item, on the way back. */
  rows: i32
  /** Room for the books as planes (small-book.ts), 0 where they are too large or serve too few outputs. */
  planes: usize
  /** Room for the sums of an item's outputs, aligned to 64, one for each thread. */
  sums: usize
}

// @ts-ignore: decorators of AssemblyScript
@inline
function bytes(values: i32): usize {
  return <usize>values << 2
}

/** The codebook of an output, the first of four. */
// @ts-ignore: decorators of AssemblyScript
@inline
function bookOf(call: BookDense, output: i32): usize {
  return call.codebook + bytes((call.share === 1 ? output : output / call.share) * call.size)
}

/** The values of four codes, whose codebooks lie `step` bytes apart, 0 where it is one. */
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

/** Rows that go by before the next sixteen outputs: so many lines of codes stay in the nearest cache. */
const STRETCH: i32 = 256

/** Whole sixteens of outputs whose books are in registers. */
// @ts-ignore: decorators of AssemblyScript
@inline
function smallOutputs(call: BookDense): i32 {
  return call.planes === 0 ? 0 : call.outputs & ~15
}

/** The outputs of an item whose books are in registers: all but the last few. */
function smallItem(call: BookDense, first: i32, end: i32, thread: i32): void {
  const sums = call.sums + <usize>(thread * BOOK_OUTPUTS * 4)
  for (let e = 0; e < call.examples; e++) {
    const x = call.x + bytes(e * call.inputs)
    memory.fill(sums, 0, bytes(end - first))
    for (let n = 0; n < call.found; n += STRETCH)
      for (let o = first; o < end; o += 16)
        addSmall(
          sums + bytes(o - first), call.planes + <usize>(o / call.share) * PLANES_BYTES, call.codes + o,
          call.rowBytes, x, call.list + bytes(n), min(STRETCH, call.found - n),
        )
    for (let o = first; o < end; o += 4) {
      const sum = f32x4.add(v128.load(sums + bytes(o - first)), v128.load(call.bias + bytes(o)))
      v128.store(call.y + bytes(e * call.outputs + o), activate(sum, call.activation))
    }
  }
}

export function bookItem(args: usize, item: i32, thread: i32): void {
  const call = changetype<BookDense>(args)
  const start = item * BOOK_OUTPUTS
  const whole = max(start, min(start + BOOK_OUTPUTS, smallOutputs(call)))
  if (whole > start) smallItem(call, start, whole, thread)
  const step = call.share === 1 ? bytes(call.size) : 0
  for (let e = 0; e < call.examples; e++) {
    const x = call.x + bytes(e * call.inputs)
    for (let o = whole; o < min(call.outputs, start + BOOK_OUTPUTS); o += 4) {
      const channels = call.outputs - o
      const book = bookOf(call, o)
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
  const step = call.share === 1 ? bytes(call.size) : 0
  const first = item * call.rows
  const end = min(call.inputs, first + call.rows)
  const whole = smallOutputs(call)
  for (let e = 0; e < call.examples; e++) {
    const dx = call.x + bytes(e * call.inputs)
    const dy = call.y + bytes(e * call.outputs)
    for (let i = first; i < end; i++) {
      const codes = call.codes + <usize>i * call.rowBytes
      store<f32>(dx + bytes(i), whole > 0 ? dotSmall(codes, dy, whole, call.planes, call.share) : 0)
    }
    for (let from = whole; from < call.outputs; from += BOOK_OUTPUTS)
      for (let i = first; i < end; i++) {
        const codes = call.codes + <usize>i * call.rowBytes
        let sum = f32x4.splat(0)
        for (let o = from; o < min(call.outputs, from + BOOK_OUTPUTS); o += 4) {
          const channels = call.outputs - o
          const value = look(codes + o, bookOf(call, o), step, channels)
          sum = multiplyAdd(value, loadFour(dy + bytes(o), channels), sum)
        }
        store<f32>(dx + bytes(i), load<f32>(dx + bytes(i)) + sumOf(sum))
      }
  }
}
