import type { Field } from '@/lib/nn/receptive-field'
import { rangeOf, type Range } from './ink-of'
import { walk, type Cell } from './walk'

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
  /** Where a place lies. */
  cellOf(place: TilePlace): Cell
  /** Where a rectangle of a map lies, in cells from the tile's top left corner. */
  boxOf(map: number, field: Field): Field
  /** Cells of one map. */
  mapSize: { width: number; height: number }
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

export interface LayerValues {
  /** [height, width, channels] or [units] */
  shape: readonly number[]
  values: ArrayLike<number>
}

/**
 * Lays out what a layer puts out: maps as tiles, a vector in rows.
 * @param mapsInRow maps (units of a vector) in a row; where absent, a layout that is nearly square
 */
export function tileOf({ shape, values }: LayerValues, mapsInRow?: number): Tile {
  const range = rangeOf(values)
  const isMap = shape.length === 3
  const [height, width, maps] = isMap ? shape : [1, 1, shape[0]]
  const gap = isMap ? 1 : 0
  const across = mapsInRow ?? (isMap ? mapsARow(maps) : unitsARow(maps))
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
  const boxOf = (map: number, { top, left, ...size }: Field): Field => ({
    top: Math.floor(map / across) * (height + gap) + top,
    left: (map % across) * (width + gap) + left,
    ...size,
  })
  const cellOf = ({ map, row, column }: TilePlace): Cell => {
    const box = boxOf(map, { top: row, left: column, height: 1, width: 1 })
    return { row: box.top, column: box.left }
  }
  return { values: tiled, rows, columns, range, placeAt, cellOf, boxOf, mapSize: { width, height } }
}

/**
 * Where a key leads from a place: arrows to the next cell, over the line between two maps; Home and End to the ends of
 * the tile's row; null for any other key.
 */
export function walkTile(
  key: string,
  { rows, columns, placeAt, cellOf }: Tile,
  from: TilePlace,
): TilePlace | null {
  let cell = cellOf(from)
  const first = walk(key, cell, rows, columns)
  if (!first) return null
  const [down, right] = [Math.sign(first.row - cell.row), Math.sign(first.column - cell.column)]
  // End may lead behind the last map of a row that is not full: back from there.
  const back = key === 'End' ? -1 : 1
  for (cell = first; ; cell = { row: cell.row + down * back, column: cell.column + right * back }) {
    if (cell.row < 0 || cell.column < 0 || cell.row >= rows || cell.column >= columns) return from
    const place = placeAt(cell.row, cell.column)
    if (place) return place
    if (down === 0 && right === 0) return from
  }
}
