import { layerInputs, shapeSize } from './shapes'
import type { NetworkSpec } from './spec'

/** One trained tensor and its place in the flat vector of a network's parameters. */
export interface Parameter {
  /** Layer and role: 'c1.weight', 'c1.bias'. */
  name: string
  /** Convolution HWIO, dense [in, out], bias [out]. */
  shape: readonly number[]
  /** First index in the flat vector, in values (not bytes). */
  offset: number
  /** Number of values. */
  size: number
  /** Inputs that one output sums, and outputs that one input feeds (a bias has those of its layer's weight). */
  fanIn: number
  fanOut: number
}

/** Shape of each layer's weight, null where a layer has none; convolution HWIO, dense [in, out]. */
export function weightShapes(spec: NetworkSpec): (readonly number[] | null)[] {
  const inputs = layerInputs(spec)
  return spec.layers.map((layer, index) => {
    const channels = inputs[index].at(-1) as number
    if (layer.kind === 'conv') return [layer.kernel, layer.kernel, channels, layer.filters]
    if (layer.kind === 'dense') return [channels, layer.units]
    return null
  })
}

/**
 * Every trained tensor of a network: layer by layer, weight then bias, as they follow each other in the flat vector.
 * Throws CodedError('settings-invalid') where the spec is impossible.
 */
export function parameterList(spec: NetworkSpec): Parameter[] {
  const list: Parameter[] = []
  let offset = 0
  const add = (name: string, shape: readonly number[], fanIn: number, fanOut: number) => {
    const size = shapeSize(shape)
    list.push({ name, shape, offset, size, fanIn, fanOut })
    offset += size
  }
  weightShapes(spec).forEach((shape, index) => {
    if (!shape) return
    const { name } = spec.layers[index]
    const window = shapeSize(shape.slice(0, -2)) // 1 for a dense layer
    const fanIn = window * shape[shape.length - 2]
    const outputs = shape[shape.length - 1]
    add(`${name}.weight`, shape, fanIn, window * outputs)
    add(`${name}.bias`, [outputs], fanIn, window * outputs)
  })
  return list
}

/** Length of the flat vector of a network's parameters. */
export function parameterCount(spec: NetworkSpec): number {
  return parameterList(spec).reduce((sum, { size }) => sum + size, 0)
}
