import { rangeOf, type Range } from '@/components/viz/ink-of'
import type { TracedLayer } from '@/lib/protocol/examine-messages'

/** What stands at a place of a tiled layer. */
export interface TilePlace {
  /** Of a map, counted from 0; the unit's number for a vector. */
  map: number
  row: number
  column: number
}

/** A layer's maps side by side, one row of cells between two of them. */
export interface Tile {
  values: Float32Array
  rows: number
  columns: number
  range: Range
  /** Null between two maps. */
  placeAt(row: number, column: number): TilePlace | null
}

/** How light the lines between maps are, as a share of ink. */
const BETWEEN = 0.22
/** Units of a vector in a row, at most. */
const UNITS_A_ROW = 20

const mapsARow = (maps: number) => (maps <= 6 ? Math.min(3, maps) : 8)

/** The largest number of equal rows' length up to `most`, so that a vector fills a rectangle where it can. */
function unitsARow(units: number): number {
  for (let length = Math.min(UNITS_A_ROW, units); length > 4; length--)
    if (units % length === 0) return length
  return Math.min(UNITS_A_ROW, units)
}

/** Lays out what a layer puts out: maps [height, width, channels] as tiles, a vector [units] in rows. */
export function tileOf({ shape, values }: Pick<TracedLayer, 'shape' | 'values'>): Tile {
  const range = rangeOf(values)
  const isMap = shape.length === 3
  const [height, width, maps] = isMap ? shape : [1, 1, shape[0]]
  const gap = isMap ? 1 : 0
  const across = isMap ? mapsARow(maps) : unitsARow(maps)
  const down = Math.ceil(maps / across)
  const rows = down * (height + gap) - gap
  const columns = across * (width + gap) - gap

  function placeAt(row: number, column: number): TilePlace | null {
    const [tileRow, y] = [Math.floor(row / (height + gap)), row % (height + gap)]
    const [tileColumn, x] = [Math.floor(column / (width + gap)), column % (width + gap)]
    const map = tileRow * across + tileColumn
    return y >= height || x >= width || map >= maps ? null : { map, row: y, column: x }
  }

  const line = range.least + BETWEEN * (range.most - range.least)
  const tiled = new Float32Array(rows * columns)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const place = placeAt(row, column)
      tiled[row * columns + column] = place
        ? values[(place.row * width + place.column) * maps + place.map]
        : line
    }
  return { values: tiled, rows, columns, range, placeAt }
}
