import type { AnyActivation, AnyLayer, AnyNetwork } from './layers'
import { windowOf, type Field } from './receptive-field'
import { layerInputs, layerShapes, type Shape } from './shapes'
import type { ConvLayer } from './spec'

/** A layer as a reader sees it: what computes, with the normalisation right behind it. */
export interface OpenedLayer {
  name: string
  layer: AnyLayer
  /** Index of what computes in `spec.layers`. */
  index: number
  /** Index of the layer whose outputs are this layer's: that of its normalisation where it has one. */
  last: number
  shape: Shape
}

/**
 * The layers of a network whose values can be looked at: flatten only reorders, dropout does nothing after training, and
 * batch normalisation belongs to the layer before it.
 * Throws CodedError('settings-invalid') where the spec is impossible.
 */
export function openedLayers(spec: AnyNetwork): OpenedLayer[] {
  const shapes = layerShapes(spec)
  return spec.layers.flatMap((layer, index) => {
    if (layer.kind === 'flatten' || layer.kind === 'dropout' || layer.kind === 'batch-norm') return []
    const last = spec.layers[index + 1]?.kind === 'batch-norm' ? index + 1 : index
    return [{ name: layer.name, layer, index, last, shape: shapes[index] }]
  })
}

/** Part of what a layer reads: some of its maps, and the same rectangle in each of them. */
export interface Region {
  /** Maps, or units of a vector; counted from 0, ascending. */
  maps: readonly number[]
  /** Of a vector 1 x 1. */
  field: Field
}

const range = (count: number) => Array.from({ length: count }, (_, i) => i)

const allOf = (shape: Shape): Region =>
  shape.length === 3
    ? { maps: range(shape[2]), field: { top: 0, left: 0, height: shape[0], width: shape[1] } }
    : { maps: range(shape[0]), field: { top: 0, left: 0, height: 1, width: 1 } }

/** Input maps of a convolution that these filters read: all, or those of their groups. */
function groupsRead(
  { filters, groups = 1 }: ConvLayer<AnyActivation>,
  channels: number,
  read: readonly number[],
): number[] {
  const asked = new Set(read.map((filter) => Math.floor((filter * groups) / filters)))
  return range(channels).filter((map) => asked.has(Math.floor((map * groups) / channels)))
}

/** What a region of a layer's output reads of its input, without the padding. */
function readBy(layer: AnyLayer, input: Shape, { maps, field }: Region): Region {
  const window = windowOf(layer)
  if (window) {
    const { size, stride, pad } = window
    const [rows, columns, channels] = input as readonly [number, number, number]
    const clip = (first: number, count: number, side: number) => {
      const from = first * stride - pad
      const to = from + (count - 1) * stride + size
      return [Math.max(0, from), Math.min(side, to)] as const
    }
    const [top, bottom] = clip(field.top, field.height, rows)
    const [left, right] = clip(field.left, field.width, columns)
    const read =
      layer.kind === 'conv'
        ? groupsRead(layer, channels, maps)
        : layer.kind === 'table-conv'
          ? range(channels).filter((map) => maps.some((filter) => layer.table[filter].includes(map)))
          : maps
    return { maps: read, field: { top, left, height: bottom - top, width: right - left } }
  }
  if (layer.kind === 'batch-norm' || layer.kind === 'dropout') return { maps, field }
  if (layer.kind === 'lrn') {
    const reach = (layer.size - 1) / 2
    const near = (map: number) => maps.some((own) => Math.abs(own - map) <= reach)
    return { maps: range(input[2] as number).filter(near), field }
  }
  return allOf(input)
}

/**
 * What one output depends on: entry i is the part of the input of layer i that it reads, itself or through the layers
 * between; entry 0 is its receptive field on the picture, entry `index` what the layer itself reads.
 * @param place row and column of the output in its map (0 of a vector), and its map or unit
 */
export function regionsRead(
  spec: AnyNetwork,
  index: number,
  place: { row: number; column: number; channel: number },
): Region[] {
  const inputs = layerInputs(spec)
  const regions: Region[] = []
  let region: Region = {
    maps: [place.channel],
    field: { top: place.row, left: place.column, height: 1, width: 1 },
  }
  for (let at = index; at >= 0; at--) regions[at] = region = readBy(spec.layers[at], inputs[at], region)
  return regions
}
