import * as tf from '@tensorflow/tfjs-core'
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core'
import { sparseWeights, withFullFilters } from '@/lib/nn/full-filters'
import type { AnyNetwork } from '@/lib/nn/layers'
import { parameterCount } from '@/lib/nn/parameters'
import { multiply } from './operations/multiply'
import type { Parameters } from './operations/operation'
import { flatParameters } from './operations/parameters'
import type { Plan } from './plan'

/**
 * A plan for a network in which some convolutions read only some of their maps: that of the network with full filters,
 * its missing weights 0, so that every engine's fused kernels serve it. Parameters must be one flat tensor.
 *
 * Weights [window, links] become full filters [window, maps x filters] by a product with a matrix of 0 and 1, which has
 * one 1 a row, and gradients come back by its transpose: engines multiply far faster than they gather.
 */
export function planWithFullFilters(spec: AnyNetwork, build: (full: AnyNetwork) => Plan): Plan {
  const fullSpec = withFullFilters(spec)
  const inner = build(fullSpec)
  const size = parameterCount(spec)
  const weights = sparseWeights(spec)
  let kept: Tensor2D[] | null = null
  const matrices = () =>
    // Kept: a tidy around the first use must not take them away from the next.
    (kept ??= tf.tidy(() =>
      weights.map(({ columns, fullColumns }) => {
        const matrix = new Float32Array(columns.length * fullColumns)
        columns.forEach((column, link) => (matrix[link * fullColumns + column] = 1))
        return tf.keep(tf.tensor2d(matrix, [columns.length, fullColumns]))
      }),
    ))

  /** A flat vector in which the sparse weights are replaced by something as long as their counterparts. */
  function rebuilt(
    flat: Tensor1D,
    places: readonly { offset: number; length: number }[],
    replace: (part: Tensor1D, index: number) => Tensor1D,
  ): Tensor1D {
    return tf.tidy(() => {
      const parts: Tensor1D[] = []
      let at = 0
      places.forEach(({ offset, length }, index) => {
        if (offset > at) parts.push(tf.slice(flat, at, offset - at))
        parts.push(replace(tf.slice(flat, offset, length), index))
        at = offset + length
      })
      if (at < flat.size) parts.push(tf.slice(flat, at, flat.size - at))
      return tf.concat(parts) as Tensor1D
    })
  }

  const widen = (flat: Tensor1D) =>
    rebuilt(
      flat,
      weights.map(({ offset, rows, columns }) => ({ offset, length: rows * columns.length })),
      (part, i) => {
        const { rows, columns } = weights[i]
        const links = tf.reshape(part, [rows, columns.length]) as Tensor2D
        return tf.reshape(multiply(links, matrices()[i]), [-1])
      },
    )

  const narrow = (flat: Tensor1D) =>
    rebuilt(
      flat,
      weights.map(({ fullOffset, rows, fullColumns }) => ({
        offset: fullOffset,
        length: rows * fullColumns,
      })),
      (part, i) => {
        const { rows, fullColumns } = weights[i]
        const filters = tf.reshape(part, [rows, fullColumns]) as Tensor2D
        return tf.reshape(multiply(filters, matrices()[i], { transposeB: true }), [-1])
      },
    )

  /** Runs with the parameters of the full network, which are given back afterwards. */
  function widened<T>({ flat, statistics }: Parameters, run: (full: Parameters) => T): T {
    if (!flat) throw new Error('a network with connection tables takes its parameters as one tensor')
    const all = widen(flat)
    const parameters = flatParameters(fullSpec, all, statistics)
    try {
      return run(parameters)
    } finally {
      parameters.dispose()
      all.dispose()
    }
  }

  return {
    spec,
    size,
    operations: inner.operations,
    logits: (parameters, batch) => widened(parameters, (full) => inner.logits(full, batch)),
    outputs: (parameters, batch) => widened(parameters, (full) => inner.outputs(full, batch)),
    lossOf: inner.lossOf,
    inputGradient: (parameters, batch, weights) =>
      widened(parameters, (full) => inner.inputGradient(full, batch, weights)),
    outputGradients: (parameters, batch, weights, places) =>
      widened(parameters, (full) => inner.outputGradients(full, batch, weights, places)),
    lossAndGradients: (parameters, batch, labels, seed) =>
      widened(parameters, (full) =>
        tf.tidy(() => {
          const made = inner.lossAndGradients(full, batch, labels, seed)
          return { ...made, gradients: narrow(made.gradients) }
        }),
      ),
    secondDerivatives: (parameters, batch, seed) =>
      widened(parameters, (full) => tf.tidy(() => narrow(inner.secondDerivatives(full, batch, seed)))),
    dispose() {
      inner.dispose()
      if (kept) tf.dispose(kept)
      kept = null
    },
  }
}
