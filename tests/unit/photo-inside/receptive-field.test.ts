import { describe, expect, it } from 'vitest'
import { photoNetworks, photoSpecs } from '@/lib/nn/photo-networks'
import { receptiveField, windowOf } from '@/lib/nn/receptive-field'
import { layerShapes } from '@/lib/nn/shapes'

describe.each(photoNetworks)('the receptive fields of %s', (network) => {
  const spec = photoSpecs[network]
  const shapes = layerShapes(spec)

  /** Rows of the input that a row of a layer reads, one by one, through all layers before it. */
  function rowsRead(index: number, row: number): number[] {
    let rows = new Set([row])
    for (let at = index; at >= 0; at--) {
      const window = windowOf(spec.layers[at])
      if (!window) continue
      const side = at === 0 ? spec.input.height : (shapes[at - 1][0] as number)
      const before = new Set<number>()
      for (const one of rows)
        for (let k = 0; k < window.size; k++) {
          const read = one * window.stride - window.pad + k
          if (read >= 0 && read < side) before.add(read)
        }
      rows = before
    }
    return [...rows].sort((a, b) => a - b)
  }

  it('are the rows and columns that going back window by window finds', () => {
    spec.layers.forEach((_, index) => {
      const [rows, , maps] = shapes[index]
      if (maps === undefined) return
      for (const row of [0, 1, rows >> 1, rows - 1])
        for (const column of [0, rows - 1]) {
          const { top, left, height, width } = receptiveField(spec, index, row, column)
          const expected = [rowsRead(index, row), rowsRead(index, column)]
          expect([top, height]).toEqual([expected[0][0], expected[0].length])
          expect([left, width]).toEqual([expected[1][0], expected[1].length])
          // Without gaps.
          expect(expected[0].at(-1)! - expected[0][0] + 1).toBe(expected[0].length)
        }
    })
  })

  it('grow from layer to layer, and a dense unit sees all', () => {
    const middle = (index: number) => {
      const [rows] = shapes[index]
      return receptiveField(spec, index, rows >> 1, rows >> 1).height
    }
    const maps = spec.layers.flatMap((_, index) => (shapes[index].length === 3 ? [middle(index)] : []))
    expect(maps).toEqual([...maps].sort((a, b) => a - b))
    expect(maps[0]).toBe(11)
    expect(receptiveField(spec, spec.layers.length - 1, 0, 0)).toEqual({
      top: 0,
      left: 0,
      height: spec.input.height,
      width: spec.input.width,
    })
  })
})
