/** The loss along one weight, from losses and slopes measured at evenly spaced places ("knots"). */
export interface Valley {
  from: number
  to: number
  losses: readonly number[]
  slopes: readonly number[]
}

/**
 * Loss and slope at `weight`, which is held within the measured range: cubic Hermite interpolation, which goes through
 * every measured loss with the measured slope. The slope is the derivative of that same curve.
 */
export function valleyAt(valley: Valley, weight: number): { loss: number; slope: number } {
  const { from, to, losses, slopes } = valley
  const width = (to - from) / (losses.length - 1)
  const place = (Math.min(to, Math.max(from, weight)) - from) / width
  const k = Math.min(losses.length - 2, Math.floor(place))
  const t = place - k
  const [a, b] = [losses[k], losses[k + 1]]
  const [p, q] = [slopes[k] * width, slopes[k + 1] * width]
  // a + p t + c2 t^2 + c3 t^3, whose value and slope at t = 1 are b and q
  const c2 = 3 * (b - a) - 2 * p - q
  const c3 = 2 * (a - b) + p + q
  return {
    loss: a + t * (p + t * (c2 + t * c3)),
    slope: (p + t * (2 * c2 + 3 * t * c3)) / width,
  }
}

/** One step of gradient descent on one weight: weight - rate x slope. */
export function stepped(weight: number, rate: number, slope: number): number {
  return weight - rate * slope
}
