import { biasGradient } from './conv2d'
import { scaleChannels } from './subsample'

/**
 * Batch normalisation before its activation, in plain loops (Ioffe and Szegedy 2015, algorithm 1). Values have their
 * channels last; all other axes, examples and pixels, are averaged over.
 */

export interface ChannelStatistics {
  /** [channels] */
  mean: Float64Array
  /** [channels]; divided by the count, not by count - 1. */
  variance: Float64Array
}

export function channelStatistics(values: ArrayLike<number>, channels: number): ChannelStatistics {
  const count = values.length / channels
  const mean = biasGradient(values, channels).map((sum) => sum / count)
  const squares = Float64Array.from(values, (value, index) => (value - mean[index % channels]) ** 2)
  return { mean, variance: biasGradient(squares, channels).map((sum) => sum / count) }
}

/** 1 / sqrt(variance + epsilon) for each channel. */
export function inverseDeviations(variance: ArrayLike<number>, epsilon: number): Float64Array {
  return Float64Array.from(variance, (value) => 1 / Math.sqrt(value + epsilon))
}

/** (x - mean) / sqrt(variance + epsilon). */
export function normalise(
  values: ArrayLike<number>,
  { mean, variance }: ChannelStatistics,
  epsilon: number,
): Float64Array {
  const centred = Float64Array.from(values, (value, index) => value - mean[index % mean.length])
  return scaleChannels(centred, inverseDeviations(variance, epsilon))
}

/** gamma x normalised + beta; gamma and beta [channels]. */
export function batchNorm(
  values: ArrayLike<number>,
  gamma: ArrayLike<number>,
  beta: ArrayLike<number>,
  statistics: ChannelStatistics,
  epsilon: number,
): Float64Array {
  return scaleChannels(normalise(values, statistics, epsilon), gamma).map(
    (value, index) => value + beta[index % beta.length],
  )
}

/**
 * Gradients from that with respect to the output before the activation. With `ofBatch`, the statistics are those of
 * `values` and move with them; otherwise they are constants.
 */
export function batchNormGradients(
  values: ArrayLike<number>,
  outputGradient: ArrayLike<number>,
  gamma: ArrayLike<number>,
  statistics: ChannelStatistics,
  epsilon: number,
  ofBatch: boolean,
): { input: Float64Array; gamma: Float64Array; beta: Float64Array } {
  const channels = gamma.length
  const count = values.length / channels
  const normalised = normalise(values, statistics, epsilon)
  const betaGradient = biasGradient(outputGradient, channels)
  const gammaGradient = biasGradient(
    normalised.map((value, index) => value * outputGradient[index]),
    channels,
  )
  const passed = Float64Array.from(outputGradient, (dy, index) => {
    const c = index % channels
    return ofBatch ? dy - (betaGradient[c] + normalised[index] * gammaGradient[c]) / count : dy
  })
  const input = scaleChannels(scaleChannels(passed, gamma), inverseDeviations(statistics.variance, epsilon))
  return { input, gamma: gammaGradient, beta: betaGradient }
}
