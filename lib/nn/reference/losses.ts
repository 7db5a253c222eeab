import { CodedError } from '../../errors'
import type { LossSpec } from '../loss'
import { softmax, softmaxCrossEntropy } from './softmax-cross-entropy'

/** A loss and its gradient with respect to the outputs [batch, classes]. */
export interface LossResult {
  loss: number
  gradient: Float64Array
}

function forEachExample(
  outputs: ArrayLike<number>,
  labels: ArrayLike<number>,
  visit: (row: Float64Array, label: number, start: number) => void,
): void {
  const all = Float64Array.from(outputs)
  const classes = all.length / labels.length
  if (!Number.isInteger(classes) || classes < 1)
    throw new CodedError('settings-invalid', {
      name: 'outputs',
      value: `${all.length} for ${labels.length} labels`,
    })
  for (let n = 0; n < labels.length; n++) {
    const label = labels[n]
    if (!Number.isInteger(label) || label < 0 || label >= classes)
      throw new CodedError('settings-invalid', { name: 'label', value: label })
    visit(all.subarray(n * classes, (n + 1) * classes), label, n * classes)
  }
}

/**
 * Mean over the batch of the penalty of the correct class (LeCun et al. 1998, equation 8). `penalties` is [batch,
 * classes], `labels` [batch]. Throws CodedError('settings-invalid') for other labels or lengths.
 */
export function meanPenalty(penalties: ArrayLike<number>, labels: ArrayLike<number>): LossResult {
  const gradient = new Float64Array(penalties.length)
  let loss = 0
  forEachExample(penalties, labels, (row, label, start) => {
    loss += row[label] / labels.length
    gradient[start + label] = 1 / labels.length
  })
  return { loss, gradient }
}

/**
 * Shares of the classes, and of the rubbish class last, in e^-rubbish + sum of e^-penalty: they add up to 1. The softmax
 * of the negative penalties.
 */
export function penaltyShares(penalties: ArrayLike<number>, rubbish: number): Float64Array {
  return softmax([...Array.from(penalties), rubbish].map((penalty) => -penalty))
}

/**
 * Mean over the batch of penalty[label] + ln(e^-rubbish + sum over classes of e^-penalty) (LeCun et al. 1998, equation
 * 9, `rubbish` its j). Arguments and errors as {@link meanPenalty}.
 */
export function mapPenalty(
  penalties: ArrayLike<number>,
  labels: ArrayLike<number>,
  rubbish: number,
): LossResult {
  const gradient = new Float64Array(penalties.length)
  let loss = 0
  forEachExample(penalties, labels, (row, label, start) => {
    const least = row.reduce((a, b) => Math.min(a, b), rubbish) // taken out, so that not every power is 0
    const sum = row.reduce((a, b) => a + Math.exp(least - b), Math.exp(least - rubbish))
    loss += (row[label] - least + Math.log(sum)) / labels.length
    const shares = penaltyShares(row, rubbish)
    for (let i = 0; i < row.length; i++)
      gradient[start + i] = ((i === label ? 1 : 0) - shares[i]) / labels.length
  })
  return { loss, gradient }
}

/** Any loss, from what the network puts out: logits or penalties [batch, classes]. Throws as each of them does. */
export function lossAndGradient(
  loss: LossSpec,
  outputs: ArrayLike<number>,
  labels: ArrayLike<number>,
): LossResult {
  switch (loss.kind) {
    case 'cross-entropy':
      return softmaxCrossEntropy(outputs, labels)
    case 'mle':
      return meanPenalty(outputs, labels)
    case 'map':
      return mapPenalty(outputs, labels, loss.rubbish)
    default:
      return loss satisfies never
  }
}
