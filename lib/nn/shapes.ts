import { CodedError } from '../errors'
import { activations, type LayerSpec, type NetworkSpec } from './spec'

/** Shape of one example: a picture (NHWC without N) or a vector. */
export type Shape = readonly [height: number, width: number, channels: number] | readonly [units: number]

/** Number of values in a shape. */
export function shapeSize(shape: readonly number[]): number {
  return shape.reduce((product, dimension) => product * dimension, 1)
}

function refuse(name: string, value: string | number): never {
  throw new CodedError('settings-invalid', { name, value })
}

function requireWhole(value: unknown, least: number, name: string): void {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return
  refuse(name, String(value))
}

/** Windows that fit on one side of a picture; a remainder on the far side is left out, as PyTorch does. */
function windows(side: number, window: number, stride: number, pad: number): number {
  return Math.floor((side + 2 * pad - window) / stride) + 1
}

function slide(layer: string, input: Shape, window: number, stride: number, pad: number): [number, number] {
  if (input.length !== 3) refuse(layer, `needs a picture, gets a vector of ${input[0]}`)
  const height = windows(input[0], window, stride, pad)
  const width = windows(input[1], window, stride, pad)
  if (height < 1 || width < 1) refuse(layer, `window of ${window} does not fit into ${input[0]}x${input[1]}`)
  return [height, width]
}

function layerShape(layer: LayerSpec, input: Shape): Shape {
  const { kind, name } = layer
  switch (kind) {
    case 'conv': {
      const { kernel, filters, stride = 1, pad = 0 } = layer
      requireWhole(filters, 1, `${name}.filters`)
      requireWhole(kernel, 1, `${name}.kernel`)
      requireWhole(stride, 1, `${name}.stride`)
      requireWhole(pad, 0, `${name}.pad`)
      // With more padding, a window could see nothing but padding.
      if (pad >= kernel) refuse(`${name}.pad`, pad)
      return [...slide(name, input, kernel, stride, pad), filters]
    }
    case 'pool': {
      requireWhole(layer.size, 1, `${name}.size`)
      requireWhole(layer.stride, 1, `${name}.stride`)
      if (layer.mode !== 'max' && layer.mode !== 'average') refuse(`${name}.mode`, String(layer.mode))
      const [height, width] = slide(name, input, layer.size, layer.stride, 0)
      return [height, width, input[2] as number]
    }
    case 'flatten':
      if (input.length !== 3) refuse(name, `needs a picture, gets a vector of ${input[0]}`)
      return [shapeSize(input)]
    case 'dense':
      requireWhole(layer.units, 1, `${name}.units`)
      if (input.length !== 1) refuse(name, `needs a vector, gets a picture of ${input.join('x')}`)
      return [layer.units]
    default:
      kind satisfies never
      return refuse(String(name), String(kind))
  }
}

/**
 * Output shape of each layer for one example, in the order of `spec.layers`.
 * Throws CodedError('settings-invalid') naming the layer (or `layer.field`) where a shape or a setting is impossible.
 */
export function layerShapes(spec: NetworkSpec): Shape[] {
  const { height, width, channels } = spec.input
  requireWhole(height, 1, 'input.height')
  requireWhole(width, 1, 'input.width')
  requireWhole(channels, 1, 'input.channels')
  if (spec.layers.length === 0) refuse('layers', 0)
  const seen = new Set<string>()
  let shape: Shape = [height, width, channels]
  return spec.layers.map((layer) => {
    if (typeof layer.name !== 'string' || layer.name === '') refuse('layer.name', String(layer.name))
    if (seen.has(layer.name)) refuse(layer.name, 'two layers of this name')
    seen.add(layer.name)
    if ('activation' in layer && !activations.includes(layer.activation))
      refuse(`${layer.name}.activation`, String(layer.activation))
    shape = layerShape(layer, shape)
    if (!Number.isSafeInteger(shapeSize(shape))) refuse(layer.name, shape.join('x'))
    return shape
  })
}

/** Shape of what each layer reads: the network's input, then the output of the layer before. */
export function layerInputs(spec: NetworkSpec): Shape[] {
  const { height, width, channels } = spec.input
  return [[height, width, channels], ...layerShapes(spec).slice(0, -1)]
}
