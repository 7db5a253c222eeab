import { CodedError } from '../errors'
import type { AnyNetwork } from './layers'

/**
 * What training makes small, said beside the spec. Each is a mean over the batch.
 * - 'cross-entropy': -ln softmax(logits)[label], in nats; for a network that ends in logits.
 * - 'mle': the penalty of the correct class (LeCun et al. 1998, equation 8: maximum likelihood, there equal to the mean
 *   squared error); for a network that ends in RBF units.
 * - 'map': penalty of the correct class + ln(e^-rubbish + sum over classes of e^-penalty) (equation 9: maximum a
 *   posteriori), which also pushes the wrong classes away; for a network that ends in RBF units.
 */
export type LossSpec =
  | { kind: 'cross-entropy' }
  | { kind: 'mle' }
  | {
      kind: 'map'
      /** The paper's j, positive: the penalty of "none of the classes". Classes far above it are pushed no further. */
      rubbish: number
    }

/**
 * The j of equation 9, for which the paper gives no number; ours. Two codes of +-1 that differ in d places have distance
 * 4d, and the point half-way between them has penalty d for both. The nearest two of `digitCodes` differ in 10 places:
 * an input that is further from every code than that half-way point is more likely rubbish than a digit.
 */
export const RUBBISH_PENALTY = 10

/** Which output wins: the greatest logit, or the smallest penalty of RBF units. */
export function winningOutput(spec: AnyNetwork): 'greatest' | 'smallest' {
  return spec.layers.at(-1)?.kind === 'rbf' ? 'smallest' : 'greatest'
}

/** The losses that fit the last layer of a network; the first is the usual one. */
export function fittingLosses(spec: AnyNetwork): readonly LossSpec[] {
  return winningOutput(spec) === 'smallest'
    ? [{ kind: 'map', rubbish: RUBBISH_PENALTY }, { kind: 'mle' }]
    : [{ kind: 'cross-entropy' }]
}

/** Throws CodedError('settings-invalid') where a loss does not fit the network's last layer or its j is not positive. */
export function requireFittingLoss(spec: AnyNetwork, loss: LossSpec): void {
  if (!fittingLosses(spec).some(({ kind }) => kind === loss.kind))
    throw new CodedError('settings-invalid', { name: 'loss', value: String(loss.kind) })
  if (loss.kind === 'map' && !(loss.rubbish > 0 && Number.isFinite(loss.rubbish)))
    throw new CodedError('settings-invalid', { name: 'loss.rubbish', value: String(loss.rubbish) })
}
