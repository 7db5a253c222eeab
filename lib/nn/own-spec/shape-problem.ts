import type { AnyLayer } from '../layers'
import { windowOf } from '../receptive-field'
import { mapsFirst, shapeSize, type Shape } from '../shapes'
import type { OwnKind } from './fields'

/** Why a layer cannot read what the layer before it hands on. */
export const shapeCodes = [
  'window-too-large', // detail: window, height, width, sum
  'pad-not-below-kernel', // detail: pad, kernel
  'needs-picture', // detail: kind, units
  'needs-vector', // detail: kind, shape, size
  'groups-maps', // detail: groups, maps
  'groups-filters', // detail: groups, filters
  'table-map', // detail: filter, map, maps
  'values-too-many', // detail: values, most
] as const
export type ShapeCode = (typeof shapeCodes)[number]

export interface ShapeProblem {
  code: ShapeCode
  detail: Readonly<Record<string, string | number>>
  /** The field that says it. */
  field: string
}

export type OwnLayer = Extract<AnyLayer, { kind: OwnKind }>

/** Values that one layer may put out for one example: more than any layer of AlexNet by far. */
export const MOST_VALUES = 20_000_000

const signed = (value: number) => (value < 0 ? `−${-value}` : String(value))

/** How many windows fit on a side, spelt: '3 − 5 + 1 = −1', '⌊(13 + 2 × 1 − 3) / 2⌋ + 1 = 7'. */
export function spellWindows(side: number, size: number, stride: number, pad: number): string {
  const span = `${side}${pad > 0 ? ` + 2 × ${pad}` : ''} − ${size}`
  const count = Math.floor((side + 2 * pad - size) / stride) + 1
  return stride === 1 ? `${span} + 1 = ${signed(count)}` : `⌊(${span}) / ${stride}⌋ + 1 = ${signed(count)}`
}

/** What keeps a layer, whose fields are sound by themselves, from reading an input of this shape. */
export function shapeProblem(layer: OwnLayer, input: Shape): ShapeProblem | null {
  const { kind } = layer
  const window = windowOf(layer)
  if (kind === 'dense')
    return input.length === 1
      ? null
      : {
          code: 'needs-vector',
          field: 'kind',
          detail: { kind, shape: mapsFirst(input), size: shapeSize(input) },
        }
  if (kind === 'batch-norm' || kind === 'dropout') return null
  if (input.length !== 3) return { code: 'needs-picture', field: 'kind', detail: { kind, units: input[0] } }
  if (window) {
    const { size, stride, pad } = window
    const field = 'kernel' in layer ? 'kernel' : 'size'
    if (pad >= size) return { code: 'pad-not-below-kernel', field: 'pad', detail: { pad, kernel: size } }
    const side = Math.min(input[0], input[1])
    if (side + 2 * pad < size) {
      const [height, width] = input
      const sum = spellWindows(side, size, stride, pad)
      return { code: 'window-too-large', field, detail: { window: size, height, width, sum } }
    }
  }
  const maps = input[2]
  if (kind === 'conv') {
    const { groups = 1, filters } = layer
    if (maps % groups !== 0) return { code: 'groups-maps', field: 'groups', detail: { groups, maps } }
    if (filters % groups !== 0)
      return { code: 'groups-filters', field: 'groups', detail: { groups, filters } }
  }
  if (kind === 'table-conv')
    for (const [filter, row] of layer.table.entries()) {
      const map = row.find((one) => one >= maps)
      if (map !== undefined)
        return { code: 'table-map', field: 'table', detail: { filter, map, maps, last: maps - 1 } }
    }
  return null
}
