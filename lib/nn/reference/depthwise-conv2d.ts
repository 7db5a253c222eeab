import { convOutput, forEachTap, type ConvGeometry } from './conv2d'

/** Depthwise convolution in plain loops: map c of the output reads map c of the input alone. `g.filters` is `g.channels`. */

/** Calls `visit` with the indices of output, input and weight of each product. */
function forEachProduct(
  g: ConvGeometry,
  visit: (output: number, input: number, weight: number) => void,
): void {
  forEachTap(g, (output, input, filter) => {
    const pixel = filter / (g.channels * g.filters)
    for (let c = 0; c < g.channels; c++) visit(output + c, input + c, pixel * g.channels + c)
  })
}

/** Input NHWC, weight [kernel, kernel, channels, 1], bias [channels] or null; returns NHWC. */
export function depthwiseConv2d(
  input: ArrayLike<number>,
  weight: ArrayLike<number>,
  bias: ArrayLike<number> | null,
  g: ConvGeometry,
): Float64Array {
  const out = convOutput(g)
  const result = new Float64Array(g.batch * out.height * out.width * g.channels)
  if (bias) for (let i = 0; i < result.length; i++) result[i] = bias[i % g.channels]
  forEachProduct(g, (o, i, w) => (result[o] += input[i] * weight[w]))
  return result
}

/** Gradient with respect to the input (NHWC), from that with respect to the output (NHWC). */
export function depthwiseConv2dInputGradient(
  outputGradient: ArrayLike<number>,
  weight: ArrayLike<number>,
  g: ConvGeometry,
): Float64Array {
  const result = new Float64Array(g.batch * g.height * g.width * g.channels)
  forEachProduct(g, (o, i, w) => (result[i] += outputGradient[o] * weight[w]))
  return result
}

/** Gradient with respect to the weight [kernel, kernel, channels, 1], summed over the batch. */
export function depthwiseConv2dWeightGradient(
  input: ArrayLike<number>,
  outputGradient: ArrayLike<number>,
  g: ConvGeometry,
): Float64Array {
  const result = new Float64Array(g.kernel * g.kernel * g.channels)
  forEachProduct(g, (o, i, w) => (result[w] += input[i] * outputGradient[o]))
  return result
}
