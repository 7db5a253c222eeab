import { describe, expect, it } from 'vitest'
import { tileOf } from '@/components/viz/layer-tile'
import { randomValues } from '../nn/finite-differences'

describe('the maps of a layer, side by side', () => {
  it.each([
    [[28, 28, 6], 3 * 29 - 1, 2 * 29 - 1],
    [[10, 10, 16], 8 * 11 - 1, 2 * 11 - 1],
    [[4, 5, 7], 8 * 6 - 1, 4],
    [[120], 20, 6],
    [[84], 14, 6],
    [[10], 10, 1],
  ])('hold every value of %j once, at the place that is said', (shape, columns, rows) => {
    const values = Float32Array.from(
      randomValues(
        shape.reduce((product, size) => product * size, 1),
        3,
      ),
    )
    const tile = tileOf({ shape, values })
    expect([tile.columns, tile.rows]).toEqual([columns, rows])
    const [, width, maps] = shape.length === 3 ? shape : [1, 1, shape[0]]
    const seen = new Set<number>()
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        const place = tile.placeAt(row, column)
        if (!place) continue
        const at = (place.row * width + place.column) * maps + place.map
        seen.add(at)
        expect(tile.values[row * columns + column]).toBe(values[at])
      }
    expect(seen.size).toBe(values.length)
    expect(tile.range).toEqual({ least: Math.min(...values), most: Math.max(...values) })
  })

  it('know the line between two maps', () => {
    const tile = tileOf({ shape: [2, 2, 2], values: Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8) })
    expect(tile.placeAt(0, 2)).toBeNull()
    expect(tile.placeAt(1, 3)).toEqual({ map: 1, row: 1, column: 0 })
  })
})
