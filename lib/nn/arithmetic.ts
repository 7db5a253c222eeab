import { codeLength } from './digit-codes'
import type { AnyLayer, AnyNetwork } from './layers'
import { parameterList, weightShapes } from './parameters'
import { layerInputs, layerShapes, shapeSize, type Shape } from './shapes'

export interface LayerDescription {
  name: string
  kind: AnyLayer['kind']
  input: Shape
  output: Shape
  /** As in `weightShapes`: convolution HWIO, dense [in, out], null where nothing is trained. */
  weightShape: readonly number[] | null
  /** Trained values, biases included. */
  parameters: number
  /** Multiply-accumulates for one example; biases, activations, pooling and normalisation are not counted. */
  macs: number
  /**
   * Links between units as LeCun et al. 1998 count them (section II.B): for each output the inputs that it reads, those
   * beyond the border included, and one for a bias. Flatten, dropout and normalisation, which act within units, have none.
   */
  connections: number
  /**
   * Outputs that have weights of their own (Krizhevsky 2012 counts so), trained or fixed: 0 for pooling, flatten, dropout
   * and normalisation.
   */
  neurons: number
}

export interface NetworkDescription {
  layers: LayerDescription[]
  parameters: number
  macs: number
  connections: number
}

/** Weights, how often each is used, and links of one layer, for one example. */
function usage(
  layer: AnyLayer,
  output: Shape,
  weights: number,
  biases: number,
): Pick<LayerDescription, 'macs' | 'connections' | 'neurons'> {
  const size = shapeSize(output)
  switch (layer.kind) {
    case 'conv':
    case 'table-conv':
    case 'depthwise-conv':
    case 'dense': {
      // A filter is used once at each place of the output; a dense weight once.
      const places = output.length === 3 ? output[0] * output[1] : 1
      return { macs: weights * places, connections: (weights + biases) * places, neurons: size }
    }
    case 'subsample':
      return { macs: 0, connections: size * (layer.size * layer.size + 1), neurons: size }
    case 'pool':
      return { macs: 0, connections: size * layer.size * layer.size, neurons: 0 }
    case 'rbf': {
      const links = layer.codes.length * codeLength(layer.codes)
      return { macs: links, connections: links, neurons: size }
    }
    case 'flatten':
    case 'dropout':
    case 'batch-norm':
    case 'lrn':
      return { macs: 0, connections: 0, neurons: 0 }
    default:
      return layer satisfies never
  }
}

/**
 * A network in numbers, for one example: shapes, parameters, multiply-accumulates and connections of each layer, and the
 * sums. Throws CodedError('settings-invalid') where the spec is impossible.
 */
export function describeNetwork(spec: AnyNetwork): NetworkDescription {
  const outputs = layerShapes(spec)
  const inputs = layerInputs(spec)
  const weights = weightShapes(spec)
  const list = parameterList(spec)
  const layers = spec.layers.map((layer, index): LayerDescription => {
    const weightShape = weights[index]
    const own = list.filter(({ name, role }) => name === `${layer.name}.${role}`)
    const parameters = own.reduce((sum, { size }) => sum + size, 0)
    const multipliers = weightShape ? shapeSize(weightShape) : 0
    return {
      name: layer.name,
      kind: layer.kind,
      input: inputs[index],
      output: outputs[index],
      weightShape,
      parameters,
      ...usage(layer, outputs[index], multipliers, parameters - multipliers),
    }
  })
  const total = (key: 'parameters' | 'macs' | 'connections') =>
    layers.reduce((sum, layer) => sum + layer[key], 0)
  return { layers, parameters: total('parameters'), macs: total('macs'), connections: total('connections') }
}
