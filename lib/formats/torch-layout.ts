import { flattenedPictures, indexChannelsFirst, type Picture } from '@/lib/nn/code/flattened-pictures'
import { pythonNames } from '@/lib/nn/code/python-names'
import { placesInFullFilter } from '@/lib/nn/connection-table'
import type { AnyLayer, AnyNetwork } from '@/lib/nn/layers'
import { parameterList } from '@/lib/nn/parameters'
import { layerInputs } from '@/lib/nn/shapes'
import { initialStatistics, statisticsList } from '@/lib/nn/statistics'
import type { NamedTensor } from './safetensors'
import { fromTensors, toTensors, type NetworkValues, type TensorPlace } from './tensor-places'

/** What PyTorch calls what we call so; a batch normalisation's gamma and beta are its weight and bias. */
const roleNames: Record<string, string> = {
  weight: 'weight',
  gain: 'gain',
  gamma: 'weight',
  bias: 'bias',
  beta: 'bias',
  mean: 'running_mean',
  variance: 'running_var',
}

type Layout = Pick<TensorPlace, 'shape' | 'at'>

/** HWIO here, OIHW there. */
function convLayout([height, width, inputs, outputs]: readonly number[]): Layout {
  const at = (index: number) => {
    const output = index % outputs
    const input = Math.floor(index / outputs) % inputs
    const pixel = Math.floor(index / (outputs * inputs))
    return (output * inputs + input) * height * width + pixel
  }
  return { shape: [outputs, inputs, height, width], at }
}

/** Only the links here; there a whole filter OIHW, 0 where the table has no link. */
function tableLayout({ table, kernel }: Extract<AnyLayer, { kind: 'table-conv' }>, maps: number): Layout {
  const full = convLayout([kernel, kernel, maps, table.length])
  const places = placesInFullFilter(table, kernel, maps)
  return { shape: full.shape, at: (index) => full.at(places[index]) }
}

/** [kernel, kernel, channels, 1] here; there one input map for each of as many groups, [channels, 1, kernel, kernel]. */
function depthwiseLayout([height, width, channels]: readonly number[]): Layout {
  return {
    shape: [channels, 1, height, width],
    at: (index) => indexChannelsFirst(index, [height, width, channels]),
  }
}

/**
 * [in, out] here, [out, in] there. Where the layer reads a flattened picture, `in` counts HWC here (the runtime is
 * NHWC) and CHW there: the layer's rows change places too.
 */
function denseLayout([inputs, outputs]: readonly number[], picture: Picture | null): Layout {
  const at = (index: number) => {
    const input = Math.floor(index / outputs)
    return (index % outputs) * inputs + (picture ? indexChannelsFirst(input, picture) : input)
  }
  return { shape: [outputs, inputs], at }
}

function layoutOf(layer: AnyLayer, shape: readonly number[], maps: number, picture: Picture | null): Layout {
  if (shape.length > 1 && layer.kind === 'conv') return convLayout(shape)
  if (shape.length > 1 && layer.kind === 'table-conv') return tableLayout(layer, maps)
  if (shape.length > 1 && layer.kind === 'depthwise-conv') return depthwiseLayout(shape)
  if (shape.length > 1) return denseLayout(shape, picture)
  // One value for each unit of a flattened picture: a batch normalisation right behind it.
  const units = layer.kind === 'batch-norm' ? picture : null
  return { shape, at: (index) => (units ? indexChannelsFirst(index, units) : index) }
}

/**
 * A network's tensors as PyTorch names and lays them out, in the order of a state_dict: 'c1.weight' OIHW, dense [out,
 * in], flatten in CHW order, 's2.gain', 'c1_norm.running_mean'. Throws CodedError('settings-invalid') for an impossible spec.
 */
export function torchPlaces(spec: AnyNetwork): TensorPlace[] {
  const names = pythonNames(spec)
  const inputs = layerInputs(spec)
  const pictures = flattenedPictures(spec)
  const stored = [
    ...parameterList(spec).map((entry) => ({ ...entry, source: 'parameters' as const })),
    ...statisticsList(spec).map((entry) => ({ ...entry, source: 'statistics' as const })),
  ]
  return spec.layers.flatMap((layer, index) =>
    stored
      .filter(({ name }) => name.slice(0, name.lastIndexOf('.')) === layer.name)
      .map(({ name, shape, source, offset, size }): TensorPlace => {
        const role = name.slice(name.lastIndexOf('.') + 1)
        return {
          name: `${names[index]}.${roleNames[role]}`,
          source,
          offset,
          count: size,
          notNegative: role === 'variance',
          ...layoutOf(layer, shape, inputs[index].at(-1) as number, pictures[index]),
        }
      }),
  )
}

/**
 * Tensors in PyTorch's names and layout to our flat vectors. Names must be those of `torchPlaces`, all of them and no
 * others. Throws CodedError('weights-invalid') naming the first missing, unexpected, misshapen or not finite tensor.
 */
export function networkFromTorch(spec: AnyNetwork, tensors: ReadonlyMap<string, NamedTensor>): NetworkValues {
  return fromTensors(spec, torchPlaces(spec), tensors)
}

/** The parameters alone: the flat vector of `parameterList` (HWIO, [in, out], flatten in HWC order). Throws as above. */
export function fromTorchLayout(
  spec: AnyNetwork,
  tensors: ReadonlyMap<string, NamedTensor>,
): Float32Array<ArrayBuffer> {
  return networkFromTorch(spec, tensors).parameters
}

/**
 * The way back: flat parameters, and running statistics (those before any training when absent), as tensors in PyTorch's
 * names and layout. Throws CodedError('weights-invalid') for a wrong number of values.
 */
export function toTorchLayout(
  spec: AnyNetwork,
  parameters: ArrayLike<number>,
  statistics: ArrayLike<number> = initialStatistics(spec),
): Map<string, NamedTensor> {
  return toTensors(spec, torchPlaces(spec), { parameters, statistics })
}
