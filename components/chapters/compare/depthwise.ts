export interface SeparableCounts {
  /** Weights, without biases. */
  standard: number
  depthwise: number
  pointwise: number
  /** Multiply-accumulates of each over side x side places are the weights times the places. */
  places: number
  /** Of the separable form by the standard one: 1 / filters + 1 / kernel². */
  share: number
}

/** A convolution of `channels` maps into `filters`, and the same in two: Howard et al. 2017, section 3.1. */
export function countSeparable(
  kernel: number,
  channels: number,
  filters: number,
  side: number,
): SeparableCounts {
  const standard = kernel * kernel * channels * filters
  const depthwise = kernel * kernel * channels
  const pointwise = channels * filters
  return { standard, depthwise, pointwise, places: side * side, share: (depthwise + pointwise) / standard }
}
