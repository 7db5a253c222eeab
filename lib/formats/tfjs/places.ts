import { pythonNames } from '@/lib/nn/code/python-names'
import { placesInFullFilter } from '@/lib/nn/connection-table'
import type { AnyLayer, AnyNetwork } from '@/lib/nn/layers'
import { parameterList } from '@/lib/nn/parameters'
import { layerInputs } from '@/lib/nn/shapes'
import { statisticsList } from '@/lib/nn/statistics'
import type { TensorPlace } from '../tensor-places'

const roleNames: Record<string, string> = {
  weight: 'kernel',
  gain: 'depthwise_kernel',
  gamma: 'gamma',
  bias: 'bias',
  beta: 'beta',
  mean: 'moving_mean',
  variance: 'moving_variance',
}

type Layout = Pick<TensorPlace, 'shape' | 'at' | 'factor'>

/** Keras lays out as we do (NHWC, HWIO, [in, out]) but for connection tables and gains. */
function layoutOf(layer: AnyLayer, role: string, shape: readonly number[], maps: number): Layout {
  if (layer.kind === 'table-conv' && role === 'weight') {
    const places = placesInFullFilter(layer.table, layer.kernel, maps)
    return { shape: [layer.kernel, layer.kernel, maps, layer.table.length], at: (index) => places[index] }
  }
  // The gain is of a sum here, of a mean there.
  if (layer.kind === 'subsample' && role === 'gain')
    return { shape: [1, 1, maps, 1], at: (index) => index, factor: layer.size * layer.size }
  return { shape, at: (index) => index }
}

/**
 * A network's tensors as tfjs-layers names and lays them out: 'c1/kernel', 's2/depthwise_kernel', 'c1_norm/moving_mean'.
 * Throws CodedError('settings-invalid') for an impossible spec.
 */
export function tfjsPlaces(spec: AnyNetwork): TensorPlace[] {
  const names = pythonNames(spec)
  const inputs = layerInputs(spec)
  const stored = [
    ...parameterList(spec).map((entry) => ({ ...entry, source: 'parameters' as const })),
    ...statisticsList(spec).map((entry) => ({ ...entry, source: 'statistics' as const })),
  ]
  return spec.layers.flatMap((layer, index) =>
    stored
      .filter(({ name }) => name.slice(0, name.lastIndexOf('.')) === layer.name)
      .map(({ name, shape, source, offset, size }): TensorPlace => {
        const role = name.slice(name.lastIndexOf('.') + 1)
        const kernel =
          layer.kind === 'depthwise-conv' && role === 'weight' ? 'depthwise_kernel' : roleNames[role]
        return {
          name: `${names[index]}/${kernel}`,
          source,
          offset,
          count: size,
          notNegative: role === 'variance',
          ...layoutOf(layer, role, shape, inputs[index].at(-1) as number),
        }
      }),
  )
}
