/** Local response normalisation (Krizhevsky et al. 2012, section 3.3) in plain loops: an oracle, not an engine. */

export interface LrnGeometry {
  channels: number
  size: number
  k: number
  alpha: number
  beta: number
}

/** For each value (NHWC), k + alpha x the sum of squares of the maps around its own, at the same pixel. */
function denominators(x: ArrayLike<number>, { channels, size, k, alpha }: LrnGeometry): Float64Array {
  const reach = (size - 1) / 2
  const result = new Float64Array(x.length)
  for (let at = 0; at < x.length; at++) {
    const map = at % channels
    const pixel = at - map
    let sum = 0
    for (let j = Math.max(0, map - reach); j <= Math.min(channels - 1, map + reach); j++)
      sum += x[pixel + j] ** 2
    result[at] = k + alpha * sum
  }
  return result
}

/** Input NHWC; returns NHWC. */
export function lrn(x: ArrayLike<number>, g: LrnGeometry): Float64Array {
  return denominators(x, g).map((d, at) => x[at] * d ** -g.beta)
}

/** Gradient with respect to the input, from that with respect to the output. */
export function lrnGradient(x: ArrayLike<number>, dy: ArrayLike<number>, g: LrnGeometry): Float64Array {
  const { channels, size, alpha, beta } = g
  const reach = (size - 1) / 2
  const d = denominators(x, g)
  return d.map((own, at) => {
    const map = at % channels
    const pixel = at - map
    // Every map around it has this one in its own sum.
    let sum = 0
    for (let j = Math.max(0, map - reach); j <= Math.min(channels - 1, map + reach); j++)
      sum += dy[pixel + j] * x[pixel + j] * d[pixel + j] ** (-beta - 1)
    return dy[at] * own ** -beta - 2 * alpha * beta * x[at] * sum
  })
}
