/**
 * Trained sub-sampling over maps in the order [height, width, channels, examples]: activation(gain x sum of the window +
 * bias), one gain and one bias for each channel (LeCun et al. 1998, section II.B).
 */
import { bytes, Layer } from './lanes-layer'
import { activate, activationGradient, LINEAR, multiplyAdd, sumOf } from './simd'

// @ts-ignore: decorators of AssemblyScript
@inline
function windowSum(window: usize, size: i32, row: usize, pixel: usize): v128 {
  let sum = f32x4.splat(0)
  for (let r = 0; r < size; r++)
    for (let c = 0; c < size; c++) sum = f32x4.add(sum, v128.load(window + <usize>r * row + <usize>c * pixel))
  return sum
}

export function subSample(layer: Layer, x: usize, y: usize, parameters: usize, lanes: i32): void {
  const lane = bytes(lanes)
  const channels = layer.inChannels
  const size = layer.size
  const stride = layer.stride
  const pixel = <usize>channels * lane
  const row = <usize>layer.inWidth * pixel
  const gain = parameters + bytes(layer.weight)
  const bias = parameters + bytes(layer.bias)
  for (let i = 0; i < layer.outHeight; i++)
    for (let j = 0; j < layer.outWidth; j++) {
      let window = x + <usize>(i * stride) * row + <usize>(j * stride) * pixel
      for (let c = 0; c < channels; c++) {
        const g = v128.load32_splat(gain + bytes(c))
        const b = v128.load32_splat(bias + bytes(c))
        for (let n: usize = 0; n < lane; n += 16, window += 16, y += 16)
          v128.store(y, activate(multiplyAdd(windowSum(window, size, row, pixel), g, b), layer.activation))
      }
    }
}

/** Gradients by gains and biases; `gradients` starts with the program's first parameter. */
export function subSampleGradients(layer: Layer, x: usize, dy: usize, gradients: usize, lanes: i32): void {
  const lane = bytes(lanes)
  const channels = layer.inChannels
  const size = layer.size
  const stride = layer.stride
  const pixel = <usize>channels * lane
  const row = <usize>layer.inWidth * pixel
  for (let c = 0; c < channels; c++) {
    let byGain = f32x4.splat(0)
    let byBias = byGain
    for (let i = 0; i < layer.outHeight; i++)
      for (let j = 0; j < layer.outWidth; j++) {
        const window = x + <usize>(i * stride) * row + <usize>(j * stride) * pixel + <usize>c * lane
        const given = dy + <usize>((i * layer.outWidth + j) * channels + c) * lane
        for (let n: usize = 0; n < lane; n += 16) {
          const d = v128.load(given + n)
          byGain = multiplyAdd(d, windowSum(window + n, size, row, pixel), byGain)
          byBias = f32x4.add(byBias, d)
        }
      }
    store<f32>(gradients + bytes(layer.weight + c), sumOf(byGain))
    store<f32>(gradients + bytes(layer.bias + c), sumOf(byBias))
  }
}

/** Gradient by the input, already times the derivative of the activation before it. */
export function subSampleBack(layer: Layer, x: usize, dx: usize, dy: usize, parameters: usize, lanes: i32): void {
  const lane = bytes(lanes)
  const channels = layer.inChannels
  const size = layer.size
  const stride = layer.stride
  const slope = layer.slope
  const pixel = <usize>channels * lane
  const row = <usize>layer.inWidth * pixel
  const end = <usize>layer.inHeight * row
  const gain = parameters + bytes(layer.weight)
  memory.fill(dx, 0, end)
  for (let i = 0; i < layer.outHeight; i++)
    for (let j = 0; j < layer.outWidth; j++) {
      let window = dx + <usize>(i * stride) * row + <usize>(j * stride) * pixel
      for (let c = 0; c < channels; c++) {
        const g = v128.load32_splat(gain + bytes(c))
        for (let n: usize = 0; n < lane; n += 16, window += 16, dy += 16) {
          const given = f32x4.mul(v128.load(dy), g)
          for (let r = 0; r < size; r++)
            for (let k = 0; k < size; k++) {
              const here = window + <usize>r * row + <usize>k * pixel
              v128.store(here, f32x4.add(v128.load(here), given))
            }
        }
      }
    }
  if (slope == LINEAR) return
  for (let at: usize = 0; at < end; at += 16)
    v128.store(dx + at, activationGradient(v128.load(dx + at), v128.load(x + at), slope))
}
