import { describe, expect, it } from 'vitest'
import { labelComponents, regionsOf } from '@/lib/data/amount/components'
import { createRandom } from '@/lib/data/random'

/** By the definition: paint what is reached from a pixel over its eight neighbours. */
function floodFill(inked: Uint8Array, width: number, height: number): Int32Array {
  const labels = new Int32Array(width * height)
  let count = 0
  for (let start = 0; start < inked.length; start++) {
    if (inked[start] === 0 || labels[start] !== 0) continue
    const waiting = [start]
    labels[start] = ++count
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const [x, y] = [at % width, Math.floor(at / width)]
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) {
          const [nx, ny] = [x + dx, y + dy]
          if (nx < 0 || ny < 0 || nx >= width || ny >= height) continue
          const next = ny * width + nx
          if (inked[next] === 0 || labels[next] !== 0) continue
          labels[next] = count
          waiting.push(next)
        }
    }
  }
  return labels
}

describe('connected components', () => {
  it('are those of a flood fill, in the same order, on random pictures of any density', () => {
    const random = createRandom(5)
    for (let run = 0; run < 120; run++) {
      const [width, height] = [1 + Math.floor(random() * 17), 1 + Math.floor(random() * 13)]
      const density = random()
      const inked = Uint8Array.from({ length: width * height }, () => (random() < density ? 1 : 0))
      const expected = floodFill(inked, width, height)
      const found = labelComponents(inked, width, height)
      expect([...found.labels]).toEqual([...expected])
      expect(found.count).toBe(Math.max(0, ...expected))
    }
  })

  it('are joined late where two branches meet at the bottom', () => {
    // A U of one pixel: its two arms get labels of their own first.
    const inked = Uint8Array.from([1, 0, 1, 1, 0, 1, 1, 1, 1])
    expect(labelComponents(inked, 3, 3)).toEqual({
      labels: Int32Array.from([1, 0, 1, 1, 0, 1, 1, 1, 1]),
      count: 1,
    })
  })

  it('have the box, ink and centre of their pixels', () => {
    const ink = Float32Array.from([0, 1, 0, 0, 0.5, 0, 0, 0, 1, 0, 0, 0])
    const labels = Int32Array.from([0, 1, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0])
    const [first, second] = regionsOf({ labels, count: 2 }, ink, 4, 3)
    expect(first).toMatchObject({ left: 0, top: 0, right: 2, bottom: 2, mass: 1.5 })
    expect(first.centreX).toBeCloseTo((1 * 1 + 0.5 * 0) / 1.5)
    expect(second).toMatchObject({ left: 0, top: 2, right: 1, bottom: 3, mass: 1, centreX: 0 })
  })
})
