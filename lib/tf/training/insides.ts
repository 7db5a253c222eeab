import * as tf from '@tensorflow/tfjs-core'
import type { Histogram, Insides, LayerInsides, LayerValues } from '@/lib/data/train-report'
import { toFullFilters, withFullFilters } from '@/lib/nn/full-filters'
import type { AnyActivation, AnyNetwork } from '@/lib/nn/layers'
import { SCALED_TANH } from '@/lib/nn/layers'
import { parameterList } from '@/lib/nn/parameters'
import type { Parameters } from '../operations/operation'
import type { Plan } from '../plan'

const BINS = 24

/** How the values spread, in equal stretches between the least and the greatest. */
export function histogramOf(values: Float32Array): Histogram {
  let low = Infinity
  let high = -Infinity
  for (const value of values) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  const counts = new Array<number>(BINS).fill(0)
  const width = (high - low) / BINS || 1
  for (const value of values) counts[Math.min(BINS - 1, Math.floor((value - low) / width))]++
  return { low, high, counts }
}

const normOf = (values: Float32Array) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0))

/** Where an activation is flat: beyond 95% of the way from its middle to its ends. */
function flatFrom(activation: AnyActivation): ((y: number) => boolean) | null {
  const near = 0.95
  if (activation === 'tanh') return (y) => Math.abs(y) > near
  if (activation === 'scaled-tanh') return (y) => Math.abs(y) > near * SCALED_TANH.amplitude
  if (activation === 'sigmoid') return (y) => Math.abs(2 * y - 1) > near
  return null
}

/** Share of units that are 0 in every one of `n` examples: [n, units]. */
export function deadShare(values: Float32Array, n: number): number {
  const units = values.length / n
  let dead = 0
  for (let unit = 0; unit < units; unit++) {
    let alive = false
    for (let i = 0; i < n && !alive; i++) alive = values[i * units + unit] !== 0
    if (!alive) dead++
  }
  return dead / units
}

function activity(activation: AnyActivation, values: Float32Array, n: number) {
  const isFlat = flatFrom(activation)
  return {
    dead: activation === 'relu' ? deadShare(values, n) : null,
    saturated: isFlat ? values.reduce((sum, y) => sum + (isFlat(y) ? 1 : 0), 0) / values.length : null,
  }
}

/** What each layer puts out for inputs [n, ...], read from the device: [n, ...shape] flattened. */
export async function readOutputs(
  plan: Plan,
  parameters: Parameters,
  inputs: tf.Tensor4D,
): Promise<LayerValues[]> {
  const outputs = plan.outputs(parameters, inputs)
  const read = await Promise.all(
    outputs.map(async (output, i) => ({
      name: plan.spec.layers[i].name,
      shape: output.shape.slice(1),
      values: (await output.data<'float32'>()).slice() as Float32Array<ArrayBuffer>,
    })),
  )
  // A layer without work of its own (flatten, dropout) may hand on the tensor of the one before.
  tf.dispose([...new Set(outputs)].filter((output) => !output.isDisposed))
  return read
}

/**
 * What happens inside a network.
 * @param plan with one operation for each layer
 * @param flat parameters and the last step's gradient, order of `parameterList`
 * @param shown outputs of every layer for `n` digits
 */
export function insidesOf(
  spec: AnyNetwork,
  flat: { parameters: Float32Array<ArrayBuffer>; gradients: Float32Array<ArrayBuffer> | null },
  shown: readonly LayerValues[],
  n: number,
  activations: readonly LayerValues[],
): Insides {
  const list = parameterList(spec)
  const layers = list.flatMap(({ name, role, offset, size }): LayerInsides[] => {
    if (role !== 'weight' && role !== 'gain') return []
    const at = spec.layers.findIndex((layer) => name === `${layer.name}.${role}`)
    const layer = spec.layers[at]
    // A normalised layer leaves its activation to the normalisation behind it.
    const next = spec.layers[at + 1]
    const activeAt = next?.kind === 'batch-norm' ? at + 1 : at
    const active = spec.layers[activeAt]
    const weights = flat.parameters.subarray(offset, offset + size)
    const gradients = flat.gradients?.subarray(offset, offset + size) ?? null
    return [
      {
        name: layer.name,
        weights: histogramOf(weights),
        gradients: gradients && histogramOf(gradients),
        weightNorm: normOf(weights),
        gradientNorm: gradients && normOf(gradients),
        ...('activation' in active
          ? activity(active.activation, shown[activeAt].values, n)
          : { dead: null, saturated: null }),
      },
    ]
  })
  const full = toFullFilters(spec, flat.parameters)
  const filters = parameterList(withFullFilters(spec)).flatMap(({ name, shape, offset, size }) =>
    shape.length === 4
      ? [{ name: name.split('.')[0], shape, values: full.slice(offset, offset + size) }]
      : [],
  )
  return { layers, filters, activations }
}
