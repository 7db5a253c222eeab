/** Pooling without padding over pictures (NHWC), a row of the output at a time. */
import { loadFour, storeFour } from './edges'

/** What a call hands over, as pooling-kernels.ts writes it. */
@unmanaged
export class Pooling {
  x: usize
  y: usize
  inHeight: i32
  inWidth: i32
  channels: i32
  outHeight: i32
  outWidth: i32
  size: i32
  stride: i32
  averages: i32
}

// @ts-ignore: decorators of AssemblyScript
@inline
function join(a: v128, b: v128, averages: bool): v128 {
  return averages ? f32x4.add(a, b) : f32x4.max(a, b)
}

/** One window for sixteen channels, where the loops over it cost little beside what they do. */
// @ts-ignore: decorators of AssemblyScript
@inline
function window16(at: usize, y: usize, size: i32, pixel: usize, line: usize, averages: bool, share: v128): void {
  let a = v128.load(at), b = v128.load(at, 16), c = v128.load(at, 32), d = v128.load(at, 48)
  for (let r = 0; r < size; r++, at += line)
    for (let k = r == 0 ? 1 : 0; k < size; k++) {
      const from = at + <usize>k * pixel
      a = join(a, v128.load(from), averages)
      b = join(b, v128.load(from, 16), averages)
      c = join(c, v128.load(from, 32), averages)
      d = join(d, v128.load(from, 48), averages)
    }
  v128.store(y, averages ? f32x4.mul(a, share) : a)
  v128.store(y, averages ? f32x4.mul(b, share) : b, 16)
  v128.store(y, averages ? f32x4.mul(c, share) : c, 32)
  v128.store(y, averages ? f32x4.mul(d, share) : d, 48)
}

/** The same for four channels, or for the last `channels`. */
function window4(at: usize, y: usize, size: i32, pixel: usize, line: usize, averages: bool, share: v128, channels: i32): void {
  let value = loadFour(at, channels)
  for (let r = 0; r < size; r++, at += line)
    for (let k = r == 0 ? 1 : 0; k < size; k++)
      value = join(value, loadFour(at + <usize>k * pixel, channels), averages)
  storeFour(y, averages ? f32x4.mul(value, share) : value, channels)
}

export function poolItem(args: usize, item: i32): void {
  const call = changetype<Pooling>(args)
  const channels = call.channels
  const size = call.size
  const pixel = <usize>channels << 2
  const line = <usize>call.inWidth * pixel
  const share = f32x4.splat(1 / <f32>(size * size))
  const top = (item / call.outHeight) * call.inHeight + (item % call.outHeight) * call.stride
  let window = call.x + <usize>top * line
  let y = call.y + <usize>(item * call.outWidth) * pixel
  for (let j = 0; j < call.outWidth; j++, window += <usize>call.stride * pixel, y += pixel) {
    let c = 0
    let at: usize = 0
    if (call.averages)
      for (; c + 16 <= channels; c += 16, at += 64) window16(window + at, y + at, size, pixel, line, true, share)
    else
      for (; c + 16 <= channels; c += 16, at += 64) window16(window + at, y + at, size, pixel, line, false, share)
    for (; c < channels; c += 4, at += 16)
      window4(window + at, y + at, size, pixel, line, call.averages != 0, share, channels - c)
  }
}
