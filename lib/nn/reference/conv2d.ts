/** Convolution (cross-correlation, as every deep learning library means it) in plain loops: an oracle, not an engine. */

export interface ConvGeometry {
  batch: number
  height: number
  width: number
  channels: number
  filters: number
  kernel: number
  stride: number
  pad: number
  /** Filters read only the maps of their group; 1 when absent. The filter is then [kernel, kernel, channels / groups, filters]. */
  groups?: number
}

/** Height and width of the output, in pixels. */
export function convOutput(g: ConvGeometry): { height: number; width: number } {
  const side = (length: number) => Math.floor((length + 2 * g.pad - g.kernel) / g.stride) + 1
  return { height: side(g.height), width: side(g.width) }
}

/**
 * Calls `visit` for each pair of an output pixel and an input pixel under its window; indices are those of the first
 * channel of input and output (NHWC) and of the first filter weight of that window position (HWIO).
 */
export function forEachTap(
  g: ConvGeometry,
  visit: (output: number, input: number, filter: number) => void,
): void {
  const out = convOutput(g)
  for (let n = 0; n < g.batch; n++)
    for (let oy = 0; oy < out.height; oy++)
      for (let ox = 0; ox < out.width; ox++) {
        const output = ((n * out.height + oy) * out.width + ox) * g.filters
        for (let ky = 0; ky < g.kernel; ky++) {
          const y = oy * g.stride + ky - g.pad
          if (y < 0 || y >= g.height) continue
          for (let kx = 0; kx < g.kernel; kx++) {
            const x = ox * g.stride + kx - g.pad
            if (x < 0 || x >= g.width) continue
            const input = ((n * g.height + y) * g.width + x) * g.channels
            visit(output, input, ((ky * g.kernel + kx) * g.channels * g.filters) / (g.groups ?? 1))
          }
        }
      }
}

/** Calls `visit` for each product of a window position: output, input and filter, counted from those of {@link forEachTap}. */
function forEachProduct(
  { channels, filters, groups = 1 }: ConvGeometry,
  visit: (output: number, input: number, filter: number) => void,
): void {
  const maps = channels / groups
  const share = filters / groups
  for (let c = 0; c < channels; c++) {
    const group = Math.floor(c / maps)
    for (let k = group * share; k < (group + 1) * share; k++) visit(k, c, (c % maps) * filters + k)
  }
}

/** Input NHWC, filter HWIO, bias [filters] or null; returns NHWC with `filters` channels. */
export function conv2d(
  input: ArrayLike<number>,
  filter: ArrayLike<number>,
  bias: ArrayLike<number> | null,
  g: ConvGeometry,
): Float64Array {
  const out = convOutput(g)
  const result = new Float64Array(g.batch * out.height * out.width * g.filters)
  if (bias) for (let i = 0; i < result.length; i++) result[i] = bias[i % g.filters]
  forEachTap(g, (o, i, f) => {
    forEachProduct(g, (k, c, w) => (result[o + k] += input[i + c] * filter[f + w]))
  })
  return result
}

/** Gradient with respect to the input (NHWC), from that with respect to the output (NHWC). */
export function conv2dInputGradient(
  outputGradient: ArrayLike<number>,
  filter: ArrayLike<number>,
  g: ConvGeometry,
): Float64Array {
  const result = new Float64Array(g.batch * g.height * g.width * g.channels)
  forEachTap(g, (o, i, f) => {
    forEachProduct(g, (k, c, w) => (result[i + c] += outputGradient[o + k] * filter[f + w]))
  })
  return result
}

/** Gradient with respect to the filter (HWIO), summed over the batch. */
export function conv2dFilterGradient(
  input: ArrayLike<number>,
  outputGradient: ArrayLike<number>,
  g: ConvGeometry,
): Float64Array {
  const result = new Float64Array((g.kernel * g.kernel * g.channels * g.filters) / (g.groups ?? 1))
  forEachTap(g, (o, i, f) => {
    forEachProduct(g, (k, c, w) => (result[f + w] += input[i + c] * outputGradient[o + k]))
  })
  return result
}

/** Gradient with respect to a bias on the last axis of `size`: the sum over all other axes (dense layers too). */
export function biasGradient(outputGradient: ArrayLike<number>, size: number): Float64Array {
  const result = new Float64Array(size)
  for (let i = 0; i < outputGradient.length; i++) result[i % size] += outputGradient[i]
  return result
}
