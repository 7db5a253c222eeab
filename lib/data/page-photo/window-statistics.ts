import type { Plane } from './plane'

export interface WindowStatistics {
  mean: Float32Array
  deviation: Float32Array
}

/**
 * Mean and standard deviation of a plane in the square window of (2 radius + 1) pixels a side around each pixel; at the
 * edges, of the part of it that lies inside. By integral images (Shafait et al. 2008): four look-ups a pixel, however
 * large the window is.
 */
export function windowStatistics({ values, width, height }: Plane, radius: number): WindowStatistics {
  const stride = width + 1
  // Doubles: sums of a million squares keep their last digits.
  const sums = new Float64Array(stride * (height + 1))
  const squares = new Float64Array(stride * (height + 1))
  for (let y = 0; y < height; y++) {
    let sum = 0
    let square = 0
    for (let x = 0; x < width; x++) {
      const value = values[y * width + x]
      sum += value
      square += value * value
      const at = (y + 1) * stride + x + 1
      sums[at] = sums[at - stride] + sum
      squares[at] = squares[at - stride] + square
    }
  }
  const mean = new Float32Array(values.length)
  const deviation = new Float32Array(values.length)
  for (let y = 0; y < height; y++) {
    const top = Math.max(0, y - radius) * stride
    const bottom = Math.min(height, y + radius + 1) * stride
    for (let x = 0; x < width; x++) {
      const left = Math.max(0, x - radius)
      const right = Math.min(width, x + radius + 1)
      const count = ((bottom - top) / stride) * (right - left)
      const sum = sums[bottom + right] - sums[top + right] - sums[bottom + left] + sums[top + left]
      const square =
        squares[bottom + right] - squares[top + right] - squares[bottom + left] + squares[top + left]
      const m = sum / count
      mean[y * width + x] = m
      deviation[y * width + x] = Math.sqrt(Math.max(0, square / count - m * m))
    }
  }
  return { mean, deviation }
}
