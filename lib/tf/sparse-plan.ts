import * as tf from '@tensorflow/tfjs-core'
import type { Tensor1D } from '@tensorflow/tfjs-core'
import { placesInFullFilters, withFullFilters } from '@/lib/nn/full-filters'
import type { AnyNetwork } from '@/lib/nn/layers'
import { parameterCount } from '@/lib/nn/parameters'
import type { Parameters } from './operations/operation'
import { flatParameters } from './operations/parameters'
import type { Plan } from './plan'

/**
 * A plan for a network in which some convolutions read only some of their maps: that of the network with full filters,
 * its missing weights 0, so that every engine's fused kernels serve it. Parameters must be one flat tensor.
 */
export function planWithFullFilters(spec: AnyNetwork, build: (full: AnyNetwork) => Plan): Plan {
  const fullSpec = withFullFilters(spec)
  const inner = build(fullSpec)
  const size = parameterCount(spec)
  const places = placesInFullFilters(spec)
  const sources = new Int32Array(parameterCount(fullSpec)).fill(size) // behind the last parameter stands a 0
  places.forEach((place, i) => (sources[place] = i))
  let kept: { places: Tensor1D; sources: Tensor1D } | null = null
  const indices = () =>
    // Kept: a tidy around the first use must not take them away from the next.
    (kept ??= tf.tidy(() => ({
      places: tf.keep(tf.tensor1d(places, 'int32')),
      sources: tf.keep(tf.tensor1d(sources, 'int32')),
    })))

  const narrow = (full: Tensor1D) => tf.gather(full, indices().places) as Tensor1D

  /** Runs with the parameters of the full network, which are given back afterwards. */
  function widened<T>({ flat, statistics }: Parameters, run: (full: Parameters) => T): T {
    if (!flat) throw new Error('a network with connection tables takes its parameters as one tensor')
    const zero = tf.zeros([1]) as Tensor1D
    const longer = tf.concat([flat, zero]) as Tensor1D
    const all = tf.gather(longer, indices().sources) as Tensor1D
    const parameters = flatParameters(fullSpec, all, statistics)
    try {
      return run(parameters)
    } finally {
      parameters.dispose()
      tf.dispose([zero, longer, all])
    }
  }

  return {
    spec,
    size,
    operations: inner.operations,
    logits: (parameters, batch) => widened(parameters, (full) => inner.logits(full, batch)),
    outputs: (parameters, batch) => widened(parameters, (full) => inner.outputs(full, batch)),
    loss: (parameters, batch, labels) => widened(parameters, (full) => inner.loss(full, batch, labels)),
    inputGradient: (parameters, batch, weights) =>
      widened(parameters, (full) => inner.inputGradient(full, batch, weights)),
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
      if (kept) tf.dispose([kept.places, kept.sources])
      kept = null
    },
  }
}
