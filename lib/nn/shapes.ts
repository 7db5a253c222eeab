import { CodedError } from '../errors'
import { problemOfTable } from './connection-table'
import { problemOfCodes } from './digit-codes'
import { allActivations, BATCH_NORM_EPSILON, BATCH_NORM_KEEP, type AnyLayer, type AnyNetwork } from './layers'

/** Shape of one example: a picture (NHWC without N) or a vector. */
export type Shape = readonly [height: number, width: number, channels: number] | readonly [units: number]

/** '6 × 28 × 28': maps, rows, columns; a vector by its length. */
export const mapsFirst = (shape: Shape): string =>
  shape.length === 3 ? `${shape[2]} × ${shape[0]} × ${shape[1]}` : String(shape[0])

/** The same for tight places: '6×28×28'. */
export const mapsFirstShort = (shape: Shape): string => mapsFirst(shape).replaceAll(' ', '')

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

/** Height and width after a convolution. */
function convolve(
  { name, kernel, stride = 1, pad = 0 }: { name: string; kernel: number; stride?: number; pad?: number },
  input: Shape,
): [number, number] {
  requireWhole(kernel, 1, `${name}.kernel`)
  requireWhole(stride, 1, `${name}.stride`)
  requireWhole(pad, 0, `${name}.pad`)
  // With more padding, a window could see nothing but padding.
  if (pad >= kernel) refuse(`${name}.pad`, pad)
  return slide(name, input, kernel, stride, pad)
}

/** Shape after a window that slides over each map by itself. */
function pool({ name, size, stride }: { name: string; size: number; stride: number }, input: Shape): Shape {
  requireWhole(size, 1, `${name}.size`)
  requireWhole(stride, 1, `${name}.stride`)
  return [...slide(name, input, size, stride, 0), input[2] as number]
}

/** A number from 0 to 1; 1 itself only where `mostIncluded`. */
function requireShare(value: unknown, name: string, mostIncluded: boolean): void {
  const inside = typeof value === 'number' && value >= 0 && (mostIncluded ? value <= 1 : value < 1)
  if (!inside) refuse(name, String(value))
}

/**
 * Output shape of one layer for one example of this shape. Throws CodedError('settings-invalid') as {@link layerShapes};
 * what needs the layers around it (names, the place of RBF units) is looked at there.
 */
export function layerShape(layer: AnyLayer, input: Shape): Shape {
  const { kind, name } = layer
  switch (kind) {
    case 'conv': {
      const { filters, groups = 1 } = layer
      requireWhole(filters, 1, `${name}.filters`)
      requireWhole(groups, 1, `${name}.groups`)
      const [height, width] = convolve(layer, input)
      if (filters % groups !== 0 || (input[2] as number) % groups !== 0)
        refuse(`${name}.groups`, `${groups} for ${input[2]} maps and ${filters} filters`)
      return [height, width, filters]
    }
    case 'table-conv': {
      const [height, width] = convolve(layer, input)
      const problem = problemOfTable(layer.table, input[2] as number)
      if (problem) refuse(`${name}.table`, problem)
      return [height, width, layer.table.length]
    }
    case 'depthwise-conv':
      return [...convolve(layer, input), input[2] as number]
    case 'pool':
      if (layer.mode !== 'max' && layer.mode !== 'average') refuse(`${name}.mode`, String(layer.mode))
      return pool(layer, input)
    case 'subsample':
      return pool(layer, input)
    case 'batch-norm': {
      const { epsilon = BATCH_NORM_EPSILON, keep = BATCH_NORM_KEEP } = layer
      if (!(epsilon > 0 && Number.isFinite(epsilon))) refuse(`${name}.epsilon`, String(epsilon))
      requireShare(keep, `${name}.keep`, true)
      return input
    }
    case 'lrn': {
      if (input.length !== 3) refuse(name, `needs a picture, gets a vector of ${input[0]}`)
      requireWhole(layer.size, 1, `${name}.size`)
      if (layer.size % 2 === 0) refuse(`${name}.size`, layer.size)
      for (const field of ['k', 'beta'] as const)
        if (!(layer[field] > 0 && Number.isFinite(layer[field])))
          refuse(`${name}.${field}`, String(layer[field]))
      if (!(layer.alpha >= 0 && Number.isFinite(layer.alpha))) refuse(`${name}.alpha`, String(layer.alpha))
      return input
    }
    case 'dropout':
      requireShare(layer.rate, `${name}.rate`, false)
      return input
    case 'flatten':
      if (input.length !== 3) refuse(name, `needs a picture, gets a vector of ${input[0]}`)
      return [shapeSize(input)]
    case 'dense':
      requireWhole(layer.units, 1, `${name}.units`)
      if (input.length !== 1) refuse(name, `needs a vector, gets a picture of ${input.join('x')}`)
      return [layer.units]
    case 'rbf': {
      if (input.length !== 1) refuse(name, `needs a vector, gets a picture of ${input.join('x')}`)
      const problem = problemOfCodes(layer.codes, input[0])
      if (problem) refuse(`${name}.codes`, problem)
      return [layer.codes.length]
    }
    default:
      kind satisfies never
      return refuse(String(name), String(kind))
  }
}

/**
 * Output shape of each layer for one example, in the order of `spec.layers`.
 * Throws CodedError('settings-invalid') naming the layer (or `layer.field`) where a shape or a setting is impossible.
 */
export function layerShapes(spec: AnyNetwork): Shape[] {
  const { height, width, channels } = spec.input
  requireWhole(height, 1, 'input.height')
  requireWhole(width, 1, 'input.width')
  requireWhole(channels, 1, 'input.channels')
  if (spec.layers.length === 0) refuse('layers', 0)
  const seen = new Set<string>()
  let shape: Shape = [height, width, channels]
  return spec.layers.map((layer, index) => {
    if (typeof layer.name !== 'string' || layer.name === '') refuse('layer.name', String(layer.name))
    if (seen.has(layer.name)) refuse(layer.name, 'two layers of this name')
    seen.add(layer.name)
    if ('activation' in layer && !allActivations.includes(layer.activation))
      refuse(`${layer.name}.activation`, String(layer.activation))
    if (layer.kind === 'rbf' && index < spec.layers.length - 1) refuse(layer.name, 'not the last layer')
    shape = layerShape(layer, shape)
    if (!Number.isSafeInteger(shapeSize(shape))) refuse(layer.name, shape.join('x'))
    return shape
  })
}

/** Shape of what each layer reads: the network's input, then the output of the layer before. */
export function layerInputs(spec: AnyNetwork): Shape[] {
  const { height, width, channels } = spec.input
  return [[height, width, channels], ...layerShapes(spec).slice(0, -1)]
}
