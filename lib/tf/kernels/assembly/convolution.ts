/**
 * Convolution + bias + activation of a few pictures (NHWC), as matrix products over tiles.
 *
 * A tile is `tile` x `tile` pixels of the output, made of `side` x `side` elements of the input. Where tile = side = 1
 * (direct), an element is the whole window of a pixel: `phases` rows of it. Else an element is a pixel, or the square of
 * stride x stride pixels that a step of the window crosses, so that in elements the stride is 1; the elements go through
 * Winograd's transform, and each of the side^2 numbers that come out is multiplied with a matrix of its own.
 */
import { MOST_ROWS, multiplyBlock } from './blocks'
import { loadFour, storeFour } from './edges'
import { activate } from './simd'
import { filterTransform6, inputTransform6, inputTransform8, outputTransform6, outputTransform8, point, setPoints } from './winograd'

/** What a call hands over, as convolution-kernels.ts writes it. Pointers; lengths in values. */
@unmanaged
export class Convolution {
  x: usize
  y: usize
  /** Packed: [outChannels / 8][side^2][depth][8] (pack-weights.ts). */
  weights: usize
  /**
   * 1 where they are packed as they are, [outChannels / 8][3 x 3][depth][8], and transformed each time (side 6 only): a
   * quarter of the memory, and quicker than to fetch four times as much.
   */
  raw: i32
  /** 0 for none. */
  bias: usize
  inHeight: i32
  inWidth: i32
  inChannels: i32
  outHeight: i32
  outWidth: i32
  outChannels: i32
  stride: i32
  pad: i32
  activation: i32
  side: i32
  tile: i32
  /** Rows of an element, and values in each: columns x channels, rounded up to a multiple of 4. */
  phases: i32
  run: i32
  /** Rows of tiles in a picture, tiles in a row. */
  tilesHigh: i32
  tilesWide: i32
  /** The rows of tiles of this call, of all pictures in turn. */
  firstRow: i32
  rows: i32
  /** Winograd's coefficients (winograd.ts). */
  points: usize
  /** Elements after the transform: [side^2][tiles][depth] with gaps, tiles in blocks. */
  elements: usize
  /** For each thread `scratchBytes`: the input's rows under a row of tiles, or the products of a block of channels. */
  scratch: usize
  scratchBytes: usize
}

/** Between the matrices of two positions: at distances of 4096 bytes, all would fall into the same places of the cache. */
const GAP: usize = 64

// @ts-ignore: decorators of AssemblyScript
@inline
function bytes(values: i32): usize {
  return <usize>values << 2
}

/** Room at the start of a thread's scratch for one tile on its way through a transform. */
const TILE_BYTES: usize = 64 * 16 + 16 * 16

/** Copies the rows that the elements of a row of tiles cover, with zeros where the picture ends; returns their length. */
function copyRows(call: Convolution, picture: i32, tileRow: i32, to: usize): i32 {
  const columnStep = call.stride * call.inChannels
  const length = ((call.tilesWide - 1) * call.tile + call.side - 1) * columnStep + call.run
  const left = call.pad * call.inChannels
  const whole = call.inWidth * call.inChannels
  const inside = min(whole, length - left)
  const first = tileRow * call.tile * call.stride - call.pad
  const count = (call.side - 1) * call.stride + call.phases
  const from = call.x + bytes(picture * call.inHeight * whole)
  for (let r = 0; r < count; r++, to += bytes(length)) {
    const row = first + r
    if (row < 0 || row >= call.inHeight) {
      memory.fill(to, 0, bytes(length))
      continue
    }
    memory.fill(to, 0, bytes(left))
    memory.copy(to + bytes(left), from + bytes(row * whole), bytes(inside))
    memory.fill(to + bytes(left + inside), 0, bytes(length - left - inside))
  }
  return length
}

/** Transforms the elements of one row of tiles. */
export function transformItem(args: usize, item: i32, thread: i32): void {
  const call = changetype<Convolution>(args)
  const side = call.side
  const depth = call.phases * call.run
  const scratch = call.scratch + <usize>thread * call.scratchBytes
  const rows = scratch + TILE_BYTES
  const row = call.firstRow + item
  const length = copyRows(call, row / call.tilesHigh, row % call.tilesHigh, rows)
  setPoints(call.points)

  const tiles = call.rows * call.tilesWide
  const blocks = (tiles + MOST_ROWS - 1) / MOST_ROWS
  const most = (tiles + blocks - 1) / blocks
  const larger = tiles - blocks * (most - 1) // blocks of `most` tiles; the others have one less
  const columnStep = bytes(call.stride * call.inChannels)
  const rowStep = bytes(call.stride * length)
  const position = bytes(tiles * depth) + GAP
  for (let j = 0; j < call.tilesWide; j++) {
    let start = item * call.tilesWide + j
    let count = most
    if (start < larger * most) start -= start % most
    else {
      count = most - 1
      start -= (start - larger * most) % count
    }
    let to = call.elements + bytes(start * depth) + <usize>((item * call.tilesWide + j - start) << 4)
    for (let phase = 0; phase < call.phases; phase++) {
      let from = rows + bytes(phase * length) + <usize>(j * call.tile) * columnStep
      for (const end = from + bytes(call.run); from < end; from += 16, to += <usize>(count << 4)) {
        if (side == 6) {
          for (let k: usize = 0; k < 6; k++) inputTransform6(from + k * columnStep, rowStep, scratch + (k << 4), 96)
          for (let k: usize = 0; k < 6; k++) inputTransform6(scratch + k * 96, 16, to + k * 6 * position, position)
        } else if (side == 8) {
          for (let k: usize = 0; k < 8; k++) inputTransform8(from + k * columnStep, rowStep, scratch + (k << 4), 128)
          for (let k: usize = 0; k < 8; k++) inputTransform8(scratch + k * 128, 16, to + k * 8 * position, position)
        } else v128.store(to, v128.load(from))
      }
    }
  }
}

/** Bias and activation of `count` pixels, four channels or the last `channels` (1 to 3). */
// @ts-ignore: decorators of AssemblyScript
@inline
function finish(from: usize, count: i32, y: usize, pixel: usize, bias: v128, channels: i32, activation: i32): void {
  for (let k = 0; k < count; k++, from += 16, y += pixel)
    storeFour(y, activate(f32x4.add(v128.load(from), bias), activation), channels)
}

/** Transforms the filters of eight channels: [3 x 3][depth][8] to [6 x 6][depth][8], with gaps. */
function transformFilters(from: usize, depth: i32, to: usize, scratch: usize): void {
  const step = <usize>(depth << 5)
  const toStep = step + GAP
  const a = point(0), b = point(2)
  const a2 = f32x4.mul(a, a), b2 = f32x4.mul(b, b)
  for (const end = from + step; from < end; from += 16, to += 16) {
    for (let k: usize = 0; k < 3; k++) filterTransform6(from + k * step, 3 * step, scratch + (k << 4), 48, a, a2, b, b2)
    for (let k: usize = 0; k < 6; k++) filterTransform6(scratch + k * 48, 16, to + k * 6 * toStep, toStep, a, a2, b, b2)
  }
}

/** Eight channels of all tiles, from the transformed elements to the output. */
export function multiplyItem(args: usize, item: i32, thread: i32): void {
  const call = changetype<Convolution>(args)
  const side = call.side
  const tile = call.tile
  const depth = call.phases * call.run
  const scratch = call.scratch + <usize>thread * call.scratchBytes
  const line = scratch + 64 * 16
  const products = scratch + TILE_BYTES
  setPoints(call.points)

  const tiles = call.rows * call.tilesWide
  const blocks = (tiles + MOST_ROWS - 1) / MOST_ROWS
  const most = (tiles + blocks - 1) / blocks
  const larger = tiles - blocks * (most - 1)
  let x = call.elements
  let w = call.weights + <usize>(item * side * side) * bytes(depth << 3)
  let to = products
  let gap: usize = 0
  if (call.raw) {
    gap = GAP
    w = products + <usize>(side * side * tiles) * 32
    transformFilters(call.weights + <usize>(item * 9) * bytes(depth << 3), depth, w, scratch)
  }
  for (let p = side * side; p > 0; p--) {
    for (let b = 0; b < blocks; b++) {
      const count = b < larger ? most : most - 1
      multiplyBlock(count, x, w, to, depth)
      x += bytes(count * depth)
      to += <usize>(count << 5)
    }
    x += GAP
    w += bytes(depth << 3) + gap
  }

  const position = <usize>(tiles << 5)
  const pixel = bytes(call.outChannels)
  for (let half = 0; half < 2; half++) {
    const channel = (item << 3) + (half << 2)
    const channels = call.outChannels - channel
    if (channels <= 0) return
    const bias = call.bias == 0 ? f32x4.splat(0) : loadFour(call.bias + bytes(channel), channels)
    let from = products + <usize>(half << 4)
    for (let r = call.firstRow; r < call.firstRow + call.rows; r++) {
      const i = (r % call.tilesHigh) * tile
      const high = min(tile, call.outHeight - i)
      const row = (r / call.tilesHigh) * call.outHeight + i
      for (let j = 0; j < call.tilesWide * tile; j += tile, from += 32) {
        const wide = min(tile, call.outWidth - j)
        let y = call.y + bytes((row * call.outWidth + j) * call.outChannels + channel)
        if (side == 1) finish(from, 1, y, pixel, bias, channels, call.activation)
        else if (side == 6) {
          for (let k: usize = 0; k < 6; k++)
            outputTransform6(from + k * position, 6 * position, scratch + (k << 4), 96, tile, high)
          for (let k = 0; k < high; k++, y += <usize>call.outWidth * pixel) {
            outputTransform6(scratch + <usize>k * 96, 16, line, 16, tile, wide)
            finish(line, wide, y, pixel, bias, channels, call.activation)
          }
        } else {
          for (let k: usize = 0; k < 8; k++)
            outputTransform8(from + k * position, 8 * position, scratch + (k << 4), 128, tile, high)
          for (let k = 0; k < high; k++, y += <usize>call.outWidth * pixel) {
            outputTransform8(scratch + <usize>k * 128, 16, line, 16, tile, wide)
            finish(line, wide, y, pixel, bias, channels, call.activation)
          }
        }
      }
    }
  }
}
