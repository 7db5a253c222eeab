import type { TilePlace } from '@/components/viz/layer-tile'
import { sayNumber } from '@/components/viz/say-number'
import type { BenchStrings } from '@/lib/i18n/bench-strings'
import { fill } from '@/lib/i18n/fill'
import type { OpenedLayer } from '@/lib/nn/opened-layers'
import type { Shape } from '@/lib/nn/shapes'

export type InsideWords = BenchStrings['inside']

/** 'c1' as the paper writes it. */
export const layerName = (name: string, words: InsideWords) =>
  name === 'output' ? words.layers.output : name.toUpperCase()

/** 'C3, map 7, row 3, column 5' or 'F6, unit 12'; maps and units from 0, rows and columns from 1. */
export function sayPlace({ name, shape }: OpenedLayer, place: TilePlace, words: InsideWords): string {
  const { place: says } = words
  if (shape.length !== 3) return fill(says.unit, { layer: layerName(name, words), unit: place.map })
  return fill(says.map, {
    layer: layerName(name, words),
    map: place.map,
    row: place.row + 1,
    column: place.column + 1,
  })
}

export const sayValue = (layer: OpenedLayer, place: TilePlace, value: number, words: InsideWords) =>
  fill(words.said, { place: sayPlace(layer, place, words), value: sayNumber(value, 3) })

/** '6 maps of 28 × 28' */
export const saySize = (shape: Shape, words: InsideWords) =>
  shape.length === 3
    ? fill(words.layers.maps, { count: shape[2], height: shape[0], width: shape[1] })
    : fill(words.layers.units, { count: shape[0] })

/** Index of a place in the layer's values (NHWC without N). */
export const indexIn = (shape: Shape, { map, row, column }: TilePlace): number =>
  shape.length === 3 ? (row * shape[1] + column) * shape[2] + map : map
