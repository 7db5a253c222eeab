import { biasGradient } from './conv2d'
import { pool2d, pool2dGradient, type PoolGeometry } from './pool2d'

/**
 * Trainable sub-sampling before its activation, in plain loops: gain x sum of the window + bias, one gain and one bias
 * for each map (LeCun et al. 1998, section II.B).
 */
export type WindowGeometry = Omit<PoolGeometry, 'mode'>

/** Sum of each window: input NHWC; returns NHWC, smaller. */
export function windowSums(input: ArrayLike<number>, g: WindowGeometry): Float64Array {
  const area = g.size * g.size
  return pool2d(input, { ...g, mode: 'average' }).map((mean) => mean * area)
}

/** What {@link windowSums} passes back to its input: each input gets the gradients of all windows that hold it. */
export function windowSumsGradient(outputGradient: ArrayLike<number>, g: WindowGeometry): Float64Array {
  const area = g.size * g.size
  const input = { length: g.batch * g.height * g.width * g.channels }
  return pool2dGradient(input, outputGradient, { ...g, mode: 'average' }).map((share) => share * area)
}

/** Each value times the factor of its channel. */
export function scaleChannels(values: ArrayLike<number>, factors: ArrayLike<number>): Float64Array {
  return Float64Array.from(values, (value, index) => value * factors[index % factors.length])
}

/** Input NHWC, gain and bias [channels]; returns NHWC. */
export function subsample(
  input: ArrayLike<number>,
  gain: ArrayLike<number>,
  bias: ArrayLike<number>,
  g: WindowGeometry,
): Float64Array {
  return scaleChannels(windowSums(input, g), gain).map((value, index) => value + bias[index % g.channels])
}

/** Gradient with respect to the input (NHWC), from that with respect to the output before the activation. */
export function subsampleInputGradient(
  outputGradient: ArrayLike<number>,
  gain: ArrayLike<number>,
  g: WindowGeometry,
): Float64Array {
  return windowSumsGradient(scaleChannels(outputGradient, gain), g)
}

/** Gradient with respect to the gain [channels], summed over batch and pixels; that of the bias is `biasGradient`. */
export function subsampleGainGradient(
  input: ArrayLike<number>,
  outputGradient: ArrayLike<number>,
  g: WindowGeometry,
): Float64Array {
  return biasGradient(
    windowSums(input, g).map((sum, index) => sum * outputGradient[index]),
    g.channels,
  )
}
