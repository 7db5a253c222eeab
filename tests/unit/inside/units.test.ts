import { describe, expect, it } from 'vitest'
import { FIRST_UNIT, parseUnit, placeIn } from '@/components/lab/inside-bench/chosen-unit'
import { mapsInRow } from '@/components/lab/inside-bench/layer-stack'
import { tileOf, walkTile, type TilePlace } from '@/components/viz/layer-tile'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { lenet5, modernChoices } from '@/lib/nn/lenet5-choices'
import { openedLayers } from '@/lib/nn/opened-layers'

describe('the chosen unit', () => {
  it.each([null, '', '{', '3', '{"layer":"c3","map":-1,"row":0,"column":0}', '{"layer":"c3","map":1}'])(
    'is the first one where %j was kept',
    (text) => expect(parseUnit(text)).toEqual(FIRST_UNIT),
  )
  it('is what was kept', () => {
    const unit = { layer: 'c3', map: 14, row: 2, column: 9 }
    expect(parseUnit(JSON.stringify({ ...unit, more: 1 }))).toEqual(unit)
  })
  it('is moved inside where the layer is smaller in another network', () => {
    const layers = openedLayers(lenet5({ ...modernChoices, subsampling: 'overlapping' }))
    const { at, place } = placeIn(layers, { layer: 's4', map: 15, row: 4, column: 2 })
    expect([at.name, place]).toEqual(['s4', { map: 15, row: 3, column: 2 }])
    expect(placeIn(layers, { layer: 'f6', map: 200, row: 3, column: 3 }).place).toEqual({
      map: 83,
      row: 0,
      column: 0,
    })
  })
  it('is in the first layer where there is none of its name', () => {
    const { at, place } = placeIn(openedLayers(lenet5Modern), { layer: 'x', map: 3, row: 2, column: 1 })
    expect([at.name, place]).toEqual(['c1', { map: 0, row: 14, column: 14 }])
  })
})

describe('walking the maps of a layer', () => {
  const tile = tileOf({ shape: [2, 3, 5], values: Float32Array.from({ length: 30 }, (_, i) => i) }, 3)
  const at = (map: number, row: number, column: number): TilePlace => ({ map, row, column })
  it.each([
    ['ArrowRight', at(0, 0, 0), at(0, 0, 1)],
    ['ArrowRight', at(0, 1, 2), at(1, 1, 0)],
    ['ArrowLeft', at(1, 1, 0), at(0, 1, 2)],
    ['ArrowLeft', at(0, 0, 0), at(0, 0, 0)],
    ['ArrowDown', at(1, 1, 2), at(4, 0, 2)],
    ['ArrowDown', at(2, 1, 0), at(2, 1, 0)],
    ['ArrowUp', at(4, 0, 1), at(1, 1, 1)],
    ['ArrowRight', at(4, 0, 2), at(4, 0, 2)],
    ['Home', at(2, 1, 1), at(0, 1, 0)],
    ['End', at(0, 1, 1), at(2, 1, 2)],
    ['End', at(3, 1, 1), at(4, 1, 2)],
  ] as const)('%s from %j leads to %j', (key, from, to) => expect(walkTile(key, tile, from)).toEqual(to))
  it('knows no other key', () => expect(walkTile('a', tile, at(0, 0, 0))).toBeNull())
  it('reaches every value', () => {
    const seen = new Set<string>()
    for (let map = 0; map < 5; map++)
      for (let row = 0; row < 2; row++)
        for (let column = 0; column < 3; column++) {
          const place = at(map, row, column)
          const cell = tile.cellOf(place)
          expect(tile.placeAt(cell.row, cell.column)).toEqual(place)
          seen.add(`${cell.row} ${cell.column}`)
        }
    expect(seen.size).toBe(30)
  })
  it.each([
    [[28, 28, 6], 6],
    [[10, 10, 16], 8],
    [[120], 30],
    [[84], 28],
    [[10], 10],
    [[13], 13],
  ] as const)('a layer of %j lies %i in a row', (shape, length) => expect(mapsInRow(shape)).toBe(length))
})
