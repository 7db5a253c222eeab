import { tableLinks } from './connection-table'
import type { AnyLayer, AnyNetwork } from './layers'
import { layerInputs, shapeSize, type Shape } from './shapes'

/** Inputs that one output sums, and outputs that one input feeds; a window counts in full, whatever its stride. */
export interface Fans {
  fanIn: number
  fanOut: number
}

export type ParameterRole = 'weight' | 'gain' | 'gamma' | 'bias' | 'beta'

/** One trained tensor and its place in the flat vector of a network's parameters. */
export interface Parameter extends Fans {
  /** Layer and role: 'c1.weight', 'c1.bias'. */
  name: string
  role: ParameterRole
  /**
   * Convolution HWIO (I the maps of one group, O group by group), with a connection table [kernel, kernel, links], depthwise [kernel, kernel, channels, 1], dense
   * [in, out]; bias [out]; gain, gamma and beta [channels].
   */
  shape: readonly number[]
  /** First index in the flat vector, in values (not bytes). */
  offset: number
  /** Number of values. */
  size: number
  /**
   * Only where they differ within the tensor (a connection table): those of each place of the last axis; `fanIn` and
   * `fanOut` are then the greatest. A bias has those of its layer's weight.
   */
  fansOfLastAxis?: readonly Fans[]
}

type Tensor = Pick<Parameter, 'role' | 'shape' | 'fanIn' | 'fanOut' | 'fansOfLastAxis'>

const greatest = (fans: readonly Fans[]): Fans => ({
  fanIn: Math.max(...fans.map(({ fanIn }) => fanIn)),
  fanOut: Math.max(...fans.map(({ fanOut }) => fanOut)),
})

function tableTensors(layer: Extract<AnyLayer, { kind: 'table-conv' }>): Tensor[] {
  const { table, kernel } = layer
  const window = kernel * kernel
  const links = tableLinks(table)
  const readers = (map: number) => table.filter((maps) => maps.includes(map)).length
  const ofLink = links.map(({ filter, map }) => ({
    fanIn: window * table[filter].length,
    fanOut: window * readers(map),
  }))
  const ofFilter = table.map((maps, filter) => greatest(ofLink.filter((_, i) => links[i].filter === filter)))
  return [
    { role: 'weight', shape: [kernel, kernel, links.length], ...greatest(ofLink), fansOfLastAxis: ofLink },
    { role: 'bias', shape: [table.length], ...greatest(ofFilter), fansOfLastAxis: ofFilter },
  ]
}

/** What a layer trains, in the order in which it is stored: what multiplies, then what is added. */
function layerTensors(layer: AnyLayer, input: Shape): Tensor[] {
  const channels = input[input.length - 1]
  const pair = (shape: readonly number[], biases: number, fans: Fans): Tensor[] => [
    { role: 'weight', shape, ...fans },
    { role: 'bias', shape: [biases], ...fans },
  ]
  switch (layer.kind) {
    case 'conv': {
      const { kernel, filters, groups = 1 } = layer
      const window = kernel * kernel
      const maps = channels / groups
      const fans = { fanIn: window * maps, fanOut: (window * filters) / groups }
      return pair([kernel, kernel, maps, filters], filters, fans)
    }
    case 'table-conv':
      return tableTensors(layer)
    case 'depthwise-conv': {
      const window = layer.kernel * layer.kernel
      return pair([layer.kernel, layer.kernel, channels, 1], channels, { fanIn: window, fanOut: window })
    }
    case 'dense':
      return pair([channels, layer.units], layer.units, { fanIn: channels, fanOut: layer.units })
    case 'subsample': {
      const fans = { fanIn: layer.size * layer.size, fanOut: layer.size * layer.size }
      return [
        { role: 'gain', shape: [channels], ...fans },
        { role: 'bias', shape: [channels], ...fans },
      ]
    }
    case 'batch-norm':
      return [
        { role: 'gamma', shape: [channels], fanIn: 1, fanOut: 1 },
        { role: 'beta', shape: [channels], fanIn: 1, fanOut: 1 },
      ]
    case 'pool':
    case 'flatten':
    case 'dropout':
    case 'lrn':
    case 'rbf':
      return []
    default:
      return layer satisfies never
  }
}

/**
 * Shape of what multiplies in each layer, null where nothing is trained: the weight (convolution HWIO, dense [in, out],
 * others as in {@link Parameter}), of a sub-sampling its gain, of a batch normalisation its gamma.
 */
export function weightShapes(spec: AnyNetwork): (readonly number[] | null)[] {
  const inputs = layerInputs(spec)
  return spec.layers.map((layer, index) => layerTensors(layer, inputs[index])[0]?.shape ?? null)
}

/**
 * Every trained tensor of a network: layer by layer, weight (gain, gamma) then bias (beta), as they follow each other in
 * the flat vector. Throws CodedError('settings-invalid') where the spec is impossible.
 */
export function parameterList(spec: AnyNetwork): Parameter[] {
  const inputs = layerInputs(spec)
  let offset = 0
  return spec.layers.flatMap((layer, index) =>
    layerTensors(layer, inputs[index]).map((tensor) => {
      const size = shapeSize(tensor.shape)
      offset += size
      return { name: `${layer.name}.${tensor.role}`, ...tensor, offset: offset - size, size }
    }),
  )
}

/** Length of the flat vector of a network's parameters. */
export function parameterCount(spec: AnyNetwork): number {
  return parameterList(spec).reduce((sum, { size }) => sum + size, 0)
}
