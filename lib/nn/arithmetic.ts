import { weightShapes } from './parameters'
import { layerInputs, layerShapes, shapeSize, type Shape } from './shapes'
import type { LayerSpec, NetworkSpec } from './spec'

export interface LayerDescription {
  name: string
  kind: LayerSpec['kind']
  input: Shape
  output: Shape
  /** Convolution HWIO, dense [in, out], null where nothing is trained. */
  weightShape: readonly number[] | null
  /** Trained values, biases included. */
  parameters: number
  /** Multiply-accumulates for one example; biases, activations and pooling are not counted. */
  macs: number
  /** Outputs that have weights of their own (Krizhevsky 2012 counts so): 0 for pooling and flatten. */
  neurons: number
}

export interface NetworkDescription {
  layers: LayerDescription[]
  parameters: number
  macs: number
}

/**
 * A network in numbers, for one example: shapes, parameters and multiply-accumulates of each layer, and the sums.
 * Throws CodedError('settings-invalid') where the spec is impossible.
 */
export function describeNetwork(spec: NetworkSpec): NetworkDescription {
  const outputs = layerShapes(spec)
  const inputs = layerInputs(spec)
  const weights = weightShapes(spec)
  const layers = spec.layers.map(({ name, kind }, index): LayerDescription => {
    const output = outputs[index]
    const weightShape = weights[index]
    const size = weightShape ? shapeSize(weightShape) : 0
    // A filter is used once at each place of the output; a dense weight once.
    const places = output.length === 3 ? output[0] * output[1] : 1
    return {
      name,
      kind,
      input: inputs[index],
      output,
      weightShape,
      parameters: weightShape ? size + weightShape[weightShape.length - 1] : 0,
      macs: size * places,
      neurons: weightShape ? shapeSize(output) : 0,
    }
  })
  return {
    layers,
    parameters: layers.reduce((sum, layer) => sum + layer.parameters, 0),
    macs: layers.reduce((sum, layer) => sum + layer.macs, 0),
  }
}
