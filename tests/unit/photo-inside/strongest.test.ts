import { describe, expect, it } from 'vitest'
import { mapsByStrength, strongestPlaces, strongestUnits } from '@/lib/data/strongest'
import { colourfulness, kernelPicture } from '@/lib/nn/kernel-colour'
import { randomValues } from '../nn/finite-differences'

describe('the strongest places of a map', () => {
  const [height, width, maps] = [6, 7, 3]
  const values = randomValues(height * width * maps, 2)
  const at = (row: number, column: number) => values[(row * width + column) * maps + 1]

  it('are those that repeated searching finds, each far enough from the others', () => {
    for (const apart of [1, 2, 3]) {
      const found = strongestPlaces(values, [height, width, maps], 1, 4, apart)
      const taken: [number, number][] = []
      const expected: object[] = []
      while (expected.length < 4) {
        let best = { value: 0, row: -1, column: -1 }
        for (let row = 0; row < height; row++)
          for (let column = 0; column < width; column++) {
            const free = taken.every(([y, x]) => Math.abs(y - row) >= apart || Math.abs(x - column) >= apart)
            if (free && at(row, column) > best.value) best = { value: at(row, column), row, column }
          }
        if (best.row < 0) break
        expected.push({ ...best, channel: 1 })
        taken.push([best.row, best.column])
      }
      expect(found).toEqual(expected)
      expect(found.length).toBeGreaterThan(2)
    }
  })

  it('are none where nothing is above 0', () => {
    expect(strongestPlaces(new Float32Array(42), [2, 7, 3], 0, 4, 1)).toEqual([])
  })

  it('and the strongest units and maps are in order', () => {
    expect(strongestUnits([1, 5, -2, 5], 3).map(({ channel }) => channel)).toEqual([1, 3, 0])
    const largest = [0, 1, 2].map((map) =>
      Math.max(...Array.from({ length: 42 }, (_, place) => values[place * 3 + map])),
    )
    const order = mapsByStrength(values, [6, 7, 3])
    expect(order.map((map) => largest[map])).toEqual([...largest].sort((a, b) => b - a))
  })
})

describe('the colour of a kernel', () => {
  // HWIO with 2 x 2 places, 3 colours, 4 kernels: grey, one colour, opposed colours, nothing.
  const kernels: [number, number, number][] = [
    [0.3, 0.3, 0.3],
    [0, 0.5, 0],
    [0.4, -0.4, 0],
    [0, 0, 0],
  ]
  const weights = Array.from({ length: 4 }, (_, place) =>
    [0, 1, 2].map((channel) => kernels.map((weight) => weight[channel] * (place === 2 ? -0.5 : 1))),
  ).flat(2)

  it('is 0 for one that sees light and dark alone, 1 for one that is blind to grey', () => {
    const found = colourfulness(weights, 4)
    expect(found[0]).toBeCloseTo(0, 6)
    expect(found[1]).toBeCloseTo(2 / 3, 6)
    expect(found[2]).toBeCloseTo(1, 6)
    expect(found[3]).toBe(0)
  })

  it('is shown around middle grey, its largest weight at full strength', () => {
    const rgba = kernelPicture(weights, 4, 2)
    expect([...rgba.subarray(0, 4)]).toEqual([255, 0, 128, 255])
    expect([...rgba.subarray(8, 12)]).toEqual([64, 191, 128, 255])
  })
})
