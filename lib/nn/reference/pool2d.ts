/** Max and average pooling without padding, in plain loops; windows may overlap (stride < size). */

export interface PoolGeometry {
  batch: number
  height: number
  width: number
  channels: number
  mode: 'max' | 'average'
  size: number
  stride: number
}

/** Height and width of the output, in pixels. */
export function poolOutput(g: PoolGeometry): { height: number; width: number } {
  const side = (length: number) => Math.floor((length - g.size) / g.stride) + 1
  return { height: side(g.height), width: side(g.width) }
}

/** Calls `visit` for each output value with the input indices under its window, in row-major order. */
function forEachWindow(g: PoolGeometry, visit: (output: number, inputs: number[]) => void): void {
  const out = poolOutput(g)
  const inputs = new Array<number>(g.size * g.size)
  for (let n = 0; n < g.batch; n++)
    for (let oy = 0; oy < out.height; oy++)
      for (let ox = 0; ox < out.width; ox++)
        for (let c = 0; c < g.channels; c++) {
          for (let ky = 0; ky < g.size; ky++)
            for (let kx = 0; kx < g.size; kx++) {
              const row = n * g.height + oy * g.stride + ky
              inputs[ky * g.size + kx] = (row * g.width + ox * g.stride + kx) * g.channels + c
            }
          visit(((n * out.height + oy) * out.width + ox) * g.channels + c, inputs)
        }
}

/** Index of the greatest value; the first in row-major order where several are equal. */
function greatest(input: ArrayLike<number>, indices: readonly number[]): number {
  return indices.reduce((best, index) => (input[index] > input[best] ? index : best))
}

/** Input NHWC; returns NHWC, smaller. */
export function pool2d(input: ArrayLike<number>, g: PoolGeometry): Float64Array {
  const out = poolOutput(g)
  const result = new Float64Array(g.batch * out.height * out.width * g.channels)
  forEachWindow(g, (output, inputs) => {
    if (g.mode === 'max') result[output] = input[greatest(input, inputs)]
    else result[output] = inputs.reduce((sum, index) => sum + input[index], 0) / inputs.length
  })
  return result
}

/**
 * Gradient with respect to the input (NHWC). Max: all of it goes to the greatest input of the window, the first in
 * row-major order where several are equal; average: equal shares. Overlapping windows add up.
 */
export function pool2dGradient(
  input: ArrayLike<number>,
  outputGradient: ArrayLike<number>,
  g: PoolGeometry,
): Float64Array {
  const result = new Float64Array(input.length)
  forEachWindow(g, (output, inputs) => {
    if (g.mode === 'max') result[greatest(input, inputs)] += outputGradient[output]
    else for (const index of inputs) result[index] += outputGradient[output] / inputs.length
  })
  return result
}
