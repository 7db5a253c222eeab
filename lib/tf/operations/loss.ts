import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core'
import type { LossSpec } from '@/lib/nn/loss'
import { oneHot, plainCrossEntropy } from './cross-entropy'

/** A loss of the last outputs [n, classes] and labels (int32 [n]): its mean, and the gradient by the outputs. */
export type LossOperation = (outputs: Tensor2D, labels: Tensor1D) => { loss: Tensor; gradient: Tensor2D }

/** Equation 8 of LeCun et al. 1998: mean penalty of the correct class. */
const meanPenalty: LossOperation = (penalties, labels) =>
  tf.tidy(() => {
    const gradient = tf.div(oneHot(labels, penalties.shape[1]), penalties.shape[0]) as Tensor2D
    return { loss: tf.sum(tf.mul(penalties, gradient)), gradient }
  })

/** Equation 9 there: penalty of the correct class + ln(e^-rubbish + sum of e^-penalty), the mean over the batch. */
const mapPenalty =
  (rubbish: number): LossOperation =>
  (penalties, labels) =>
    tf.tidy(() => {
      const [count, classes] = penalties.shape
      const targets = oneHot(labels, classes)
      // The least penalty is taken out of the powers, so that not all of them are 0.
      const least = tf.minimum(tf.min(penalties, 1, true), rubbish)
      const powers = tf.exp(tf.sub(least, penalties))
      const sum = tf.add(tf.sum(powers, 1, true), tf.exp(tf.sub(least, rubbish)))
      const each = tf.add(tf.sub(tf.sum(tf.mul(penalties, targets), 1, true), least), tf.log(sum))
      return {
        loss: tf.mul(tf.sum(each), 1 / count) as Tensor,
        gradient: tf.mul(tf.sub(targets, tf.div(powers, sum)), 1 / count) as Tensor2D,
      }
    })

/** @param crossEntropy the engine's own, where it has one */
export function lossOperation(
  loss: LossSpec,
  crossEntropy: LossOperation = plainCrossEntropy,
): LossOperation {
  switch (loss.kind) {
    case 'cross-entropy':
      return crossEntropy
    case 'mle':
      return meanPenalty
    case 'map':
      return mapPenalty(loss.rubbish)
    default:
      return loss satisfies never
  }
}
