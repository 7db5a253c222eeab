import type { LossSpec } from '../loss'
import { penaltyShares } from './losses'
import { rbf } from './rbf'
import { softmax } from './softmax-cross-entropy'

/**
 * Second derivative of the mean softmax cross-entropy with respect to each logit, share x (1 - share) / batch: logits
 * [batch, classes].
 */
export function logitCurvature(logits: Float64Array, batch: number): Float64Array {
  const classes = logits.length / batch
  const result = new Float64Array(logits.length)
  for (let n = 0; n < batch; n++)
    softmax(logits.subarray(n * classes, (n + 1) * classes)).forEach((share, i) => {
      result[n * classes + i] = (share * (1 - share)) / batch
    })
  return result
}

/**
 * Exact second derivative of a loss of penalties with respect to each input of the RBF units, x [batch, units], centres
 * [classes, units]. With equation 8 it is 2 / batch. With equation 9, where p_i are the shares of the classes and g_i =
 * 2 (x - w_i), it is 2 x the share of rubbish + the variance of g under all shares, where rubbish has g = 0; so it is
 * never negative either.
 */
export function penaltyCurvature(
  x: Float64Array,
  centres: ArrayLike<number>,
  batch: number,
  loss: LossSpec,
): Float64Array {
  const units = x.length / batch
  const classes = centres.length / units
  if (loss.kind !== 'map') return new Float64Array(x.length).fill(2 / batch)
  const penalties = rbf(x, centres, { batch, units, classes })
  return x.map((value, index) => {
    const n = Math.floor(index / units)
    const shares = penaltyShares(penalties.subarray(n * classes, (n + 1) * classes), loss.rubbish)
    let mean = 0
    let meanSquare = 0
    for (let i = 0; i < classes; i++) {
      const g = 2 * (value - centres[i * units + (index % units)])
      mean += shares[i] * g
      meanSquare += shares[i] * g * g
    }
    return (2 * shares[classes] + meanSquare - mean * mean) / batch
  })
}
