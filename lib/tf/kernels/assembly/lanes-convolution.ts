/**
 * Convolutions over maps in the order [height, width, channels, examples]; a dense layer is a convolution of one pixel.
 * Offsets of maps are in values of one example: times `lanes` they are values, times four bytes.
 */
import { bytes, Layer } from './lanes-layer'
import { setTaps, tapsPixel } from './lanes-taps'
import { setWeights, weightsRun } from './lanes-weights'
import { LINEAR } from './simd'

/** The first window of which tap number `tap` lies inside the picture; endInside: the one after the last. */
// @ts-ignore: decorators of AssemblyScript
@inline
function firstInside(tap: i32, stride: i32, pad: i32): i32 {
  const missing = pad - tap
  return missing <= 0 ? 0 : (missing + stride - 1) / stride
}
// @ts-ignore: decorators of AssemblyScript
@inline
function endInside(tap: i32, stride: i32, pad: i32, side: i32, outputs: i32): i32 {
  const last = side - 1 + pad - tap
  return last < 0 ? 0 : min(outputs, last / stride + 1)
}

export function convolve(layer: Layer, x: usize, y: usize, parameters: usize, lanes: i32): void {
  const inHeight = layer.inHeight
  const inWidth = layer.inWidth
  const inChannels = layer.inChannels
  const outHeight = layer.outHeight
  const outWidth = layer.outWidth
  const outChannels = layer.outChannels
  const size = layer.size
  const stride = layer.stride
  const pad = layer.pad
  const lane = lanes << 2
  const pixelX = inChannels * lane
  const pixelY = outChannels * lane
  const tap = outChannels << 2
  const w = parameters + bytes(layer.weight)
  const bias = parameters + bytes(layer.bias)
  setTaps(lane, tap, 0, 0, inWidth * pixelX, size * inChannels * tap, layer.activation, LINEAR)
  for (let i = 0; i < outHeight; i++) {
    const top = i * stride - pad
    const rowFrom = max(0, -top)
    const rowTo = min(size, inHeight - top)
    for (let j = 0; j < outWidth; j++) {
      const left = j * stride - pad
      const from = max(0, -left)
      const to = min(size, inWidth - left)
      tapsPixel(
        y + <usize>((i * outWidth + j) * pixelY),
        0,
        bias,
        x + <usize>(((top + rowFrom) * inWidth + left + from) * pixelX),
        w + <usize>((rowFrom * size + from) * inChannels * tap),
        rowTo - rowFrom,
        1,
        (to - from) * inChannels,
        outChannels,
        lanes,
      )
    }
  }
}

/** Weights [taps, in, out] to [taps, out, in]; with stride 1 the columns run backwards, as the windows then do. */
export function turnWeights(layer: Layer, parameters: usize, turned: usize): void {
  const size = layer.size
  const stride = layer.stride
  const inChannels = layer.inChannels
  const outChannels = layer.outChannels
  const w = parameters + bytes(layer.weight)
  const to = turned + bytes(layer.turned)
  const plane = inChannels * outChannels
  for (let r = 0; r < size; r++)
    for (let c = 0; c < size; c++) {
      const from = w + bytes((r * size + c) * plane)
      const into = to + bytes((r * size + (stride == 1 ? size - 1 - c : c)) * plane)
      for (let o = 0; o < outChannels; o++) {
        let at = from + bytes(o)
        let put = into + bytes(o * inChannels)
        for (let i = 0; i < inChannels; i++, at += bytes(outChannels), put += 4) store<f32>(put, load<f32>(at))
      }
    }
}

/** Gradient by the input of a convolution, already times the derivative of the activation before it. */
export function convolveBack(layer: Layer, x: usize, dx: usize, dy: usize, turned: usize, lanes: i32): void {
  const inHeight = layer.inHeight
  const inWidth = layer.inWidth
  const inChannels = layer.inChannels
  const outHeight = layer.outHeight
  const outWidth = layer.outWidth
  const outChannels = layer.outChannels
  const size = layer.size
  const stride = layer.stride
  const pad = layer.pad
  const lane = lanes << 2
  const pixelX = inChannels * lane
  const pixelY = outChannels * lane
  const tap = inChannels << 2
  const columnW = outChannels * tap
  const rowW = size * columnW
  const w = turned + bytes(layer.turned)
  // Window rows r with (row + pad - r) divisible by the stride, within the outputs; going up in r goes back in dy.
  const merged = stride == 1
  setTaps(lane, tap, -pixelY, stride * columnW, -outWidth * pixelY, stride * rowW, LINEAR, layer.slope)
  for (let row = 0; row < inHeight; row++) {
    let r0 = (row + pad) % stride
    const overRow = row + pad - (outHeight - 1) * stride
    if (overRow > r0) r0 += ((overRow - r0 + stride - 1) / stride) * stride
    const r1 = min(size - 1, row + pad)
    const rows = r1 < r0 ? 0 : (r1 - r0) / stride + 1
    for (let column = 0; column < inWidth; column++) {
      let c0 = (column + pad) % stride
      const overColumn = column + pad - (outWidth - 1) * stride
      if (overColumn > c0) c0 += ((overColumn - c0 + stride - 1) / stride) * stride
      const c1 = min(size - 1, column + pad)
      const columns = c1 < c0 ? 0 : (c1 - c0) / stride + 1
      const at = <usize>((row * inWidth + column) * pixelX)
      const i = (row + pad - r0) / stride
      // Merged, the columns of a row lie one after the other, the last window column first.
      const j = (column + pad - (merged ? c1 : c0)) / stride
      const first = merged ? size - 1 - c1 : c0
      const none = rows == 0 || columns == 0
      tapsPixel(
        dx + at,
        x + at,
        0,
        dy + <usize>((i * outWidth + j) * pixelY),
        w + <usize>(r0 * rowW + first * columnW),
        none ? 0 : rows,
        merged ? 1 : columns,
        merged ? columns * outChannels : outChannels,
        inChannels,
        lanes,
      )
    }
  }
}

/** Gradient by weights and biases; `gradients` starts with the program's first parameter. */
export function convolutionGradients(layer: Layer, x: usize, dy: usize, gradients: usize, lanes: i32): void {
  const inHeight = layer.inHeight
  const inWidth = layer.inWidth
  const inChannels = layer.inChannels
  const outHeight = layer.outHeight
  const outWidth = layer.outWidth
  const outChannels = layer.outChannels
  const size = layer.size
  const stride = layer.stride
  const pad = layer.pad
  const lane = lanes << 2
  const pixelX = inChannels * lane
  const pixelY = outChannels * lane
  const dw = gradients + bytes(layer.weight)
  const whole = pad == 0 // every window sees all its columns: a row of it is one run
  const groups = whole ? 1 : size
  const run = whole ? size * inChannels : inChannels
  for (let r = 0; r < size; r++)
    for (let c = 0; c < groups; c++) {
      const i0 = firstInside(r, stride, pad)
      const i1 = endInside(r, stride, pad, inHeight, outHeight)
      const j0 = firstInside(c, stride, pad)
      const j1 = whole ? outWidth : endInside(c, stride, pad, inWidth, outWidth)
      setWeights(
        lane, lanes >> 2, max(0, i1 - i0), max(0, j1 - j0),
        stride * inWidth * pixelX, stride * pixelX, outWidth * pixelY, pixelY,
      )
      weightsRun(
        dw + bytes((r * size + c) * inChannels * outChannels),
        x + <usize>(((i0 * stride + r - pad) * inWidth + j0 * stride + c - pad) * pixelX),
        dy + <usize>((i0 * outWidth + j0) * pixelY),
        run,
        outChannels,
      )
    }
  sumPixels(dy, gradients + bytes(layer.bias), outHeight * outWidth, outChannels, lanes)
}

/** Sum over pixels and examples for each channel. */
function sumPixels(dy: usize, to: usize, pixels: i32, channels: i32, lanes: i32): void {
  const lane = bytes(lanes)
  const pixel = <usize>channels * lane
  for (let o = 0; o < channels; o++) {
    let a = f32x4.splat(0)
    let b = a
    let at = dy + <usize>o * lane
    for (let p = 0; p < pixels; p++, at += pixel) {
      for (let n: usize = 0; n < lane; n += 32) {
        a = f32x4.add(a, v128.load(at + n))
        if (n + 16 < lane) b = f32x4.add(b, v128.load(at + n, 16))
      }
    }
    a = f32x4.add(a, b)
    store<f32>(
      to + bytes(o),
      f32x4.extract_lane(a, 0) + f32x4.extract_lane(a, 1) + f32x4.extract_lane(a, 2) + f32x4.extract_lane(a, 3),
    )
  }
}
