import { CodedError } from '../../errors'

/** Softmax of one example's logits: positive shares that add up to 1. The greatest is taken off first (overflow). */
export function softmax(logits: ArrayLike<number>): Float64Array {
  const values = Float64Array.from(logits)
  const greatest = values.reduce((a, b) => Math.max(a, b), -Infinity)
  const powers = values.map((value) => Math.exp(value - greatest))
  const sum = powers.reduce((a, b) => a + b, 0)
  return powers.map((power) => power / sum)
}

/**
 * Mean over the batch of -ln softmax(logits)[label], in nats, and its gradient with respect to the logits.
 * `logits` is [batch, classes], `labels` [batch] with whole numbers from 0 to classes - 1; classes is
 * logits.length / labels.length. Throws CodedError('settings-invalid') for other labels or lengths.
 */
export function softmaxCrossEntropy(
  logits: ArrayLike<number>,
  labels: ArrayLike<number>,
): { loss: number; gradient: Float64Array } {
  const batch = labels.length
  const classes = logits.length / batch
  if (!Number.isInteger(classes) || classes < 1)
    throw new CodedError('settings-invalid', {
      name: 'logits',
      value: `${logits.length} for ${batch} labels`,
    })
  const all = Float64Array.from(logits)
  const gradient = new Float64Array(all.length)
  let loss = 0
  for (let n = 0; n < batch; n++) {
    const label = labels[n]
    if (!Number.isInteger(label) || label < 0 || label >= classes)
      throw new CodedError('settings-invalid', { name: 'label', value: label })
    const row = all.subarray(n * classes, (n + 1) * classes)
    const greatest = row.reduce((a, b) => Math.max(a, b), -Infinity)
    const sum = row.reduce((a, b) => a + Math.exp(b - greatest), 0)
    loss += (greatest + Math.log(sum) - row[label]) / batch
    softmax(row).forEach((share, c) => {
      gradient[n * classes + c] = (share - (c === label ? 1 : 0)) / batch
    })
  }
  return { loss, gradient }
}
