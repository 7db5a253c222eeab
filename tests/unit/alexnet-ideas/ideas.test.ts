import { describe, expect, it } from 'vitest'
import { colourShift, DIRECTIONS, shifted, VARIANCES } from '@/components/chapters/alexnet-ideas/colour-shift'
import { normalised, PAPER, sizeField } from '@/components/chapters/alexnet-ideas/neighbours'
import {
  bothMaps,
  hasSmallPixels,
  neighboursOf,
  placeIn,
  SMALL_PIXELS_ALPHA,
  STRONGEST,
} from '@/components/chapters/alexnet-ideas/real-map'
import { FLAT, slopeFunctions, slopesOf } from '@/components/chapters/alexnet-ideas/slopes'
import {
  FROM,
  keptUnits,
  meanSums,
  sumsOf,
  testSums,
  trainingSums,
  values,
  weights,
} from '@/components/chapters/alexnet-ideas/thinned'
import { changedCells, mapAt, MOST_SHIFT, SIDE } from '@/components/chapters/alexnet-ideas/windows'
import { factOf } from '@/components/mdx/facts'
import { readFields } from '@/components/mdx/use-figure-state'
import { experimentIds } from '@/lib/data/experiments'
import { photoNetworks } from '@/lib/nn/photo-networks'
import { lrn } from '@/lib/nn/reference/lrn'
import results from '@/docs/experiments.json'

describe('slopes', () => {
  it('are those of the functions, by finite differences', () => {
    const value = {
      tanh: Math.tanh,
      sigmoid: (x: number) => 1 / (1 + Math.exp(-x)),
      relu: (x: number) => Math.max(0, x),
    }
    for (const name of slopeFunctions) {
      const { sums, mean, flat } = slopesOf(name, 0.3, 2)
      const slopes = sums.map((x) => (value[name](x + 1e-6) - value[name](x - 1e-6)) / 2e-6)
      expect(mean).toBeCloseTo(slopes.reduce((sum, slope) => sum + slope, 0) / slopes.length, 4)
      expect(flat).toBeCloseTo(slopes.filter((slope) => slope < FLAT).length / slopes.length, 9)
    }
  })

  it('draw sums around the middle with the spread', () => {
    const { sums } = slopesOf('tanh', 2, 3)
    const mean = sums.reduce((sum, x) => sum + x, 0) / sums.length
    const spread = Math.sqrt(sums.reduce((sum, x) => sum + (x - mean) ** 2, 0) / sums.length)
    expect(Math.abs(mean - 2)).toBeLessThan(0.4)
    expect(Math.abs(spread - 3)).toBeLessThan(0.4)
  })

  it('call a unit dead where no picture lets a gradient through', () => {
    expect(slopesOf('relu', -6, 1).dead).toBe(true)
    expect(slopesOf('relu', 0, 1).dead).toBe(false)
    expect(slopesOf('sigmoid', -6, 1).dead).toBe(false)
    expect(slopesOf('sigmoid', 0, 0.5).mean).toBeLessThanOrEqual(0.25)
  })
})

describe('a real map', () => {
  const shape = [3, 4, 6] as const
  const values = Float32Array.from({ length: 72 }, (_, i) => ((i * 37) % 23) - 4)
  const all = { ...PAPER, alpha: 0.01, divided: false }

  it('is that of the normalisation said plainly, and every pixel’s sum gives its value', () => {
    for (const divided of [false, true])
      for (let map = 0; map < 6; map++) {
        const { before, after } = bothMaps(values, shape, map, { ...all, divided })
        for (let row = 0; row < 3; row++)
          for (let column = 0; column < 4; column++) {
            const at = row * 4 + column
            const one = neighboursOf(values, shape, { map, row, column }, { ...all, divided })
            expect(before[at]).toBe(values[at * 6 + map])
            expect(one.input).toBe(before[at])
            expect(one.squares).toBeCloseTo(
              one.around.reduce((sum, value) => sum + value * value, 0),
              9,
            )
            expect(one.around).toHaveLength(one.to - one.from + 1)
            expect(after[at]).toBeCloseTo(one.value, 6)
          }
      }
  })

  it.each(['1', '2', '4', '5', '8', '9'])('is one of numbers for an n of %s', (text) => {
    const { size } = readFields({ size: sizeField }, { size: text }).state
    expect(size).toBe({ 1: 1, 2: 3, 4: 5, 5: 5, 8: 9, 9: 9 }[text])
    const { after } = bothMaps(values, shape, 2, { ...all, size })
    const one = neighboursOf(values, shape, { map: 2, row: 1, column: 1 }, { ...all, size })
    expect(after[5]).toBeCloseTo(one.value, 6)
  })

  it('begins at the strongest place of the strongest map, and keeps within the maps', () => {
    const loud = new Float32Array(72)
    loud[(2 * 4 + 1) * 6 + 5] = 9
    const nothing = { map: STRONGEST, row: STRONGEST, column: STRONGEST }
    expect(placeIn(loud, shape, nothing)).toEqual({ map: 5, row: 2, column: 1 })
    expect(placeIn(loud, shape, { map: 40, row: 63, column: 0 })).toEqual({ map: 5, row: 2, column: 0 })
  })

  it('has an α of its own where the network’s pixels are small: not of 2012', () => {
    expect(photoNetworks.filter(hasSmallPixels)).toEqual(['alexnet64', 'alexnet'])
  })

  it('with the paper’s constants on small numbers is a division by k to the power of beta', () => {
    const small = values.map((value) => value / 10)
    const { value, input } = neighboursOf(
      small,
      shape,
      { map: 2, row: 1, column: 1 },
      { ...all, alpha: 1e-4 },
    )
    expect(value / input).toBeCloseTo(2 ** -0.75, 3)
    const larger = neighboursOf(
      small,
      shape,
      { map: 2, row: 1, column: 1 },
      { ...all, alpha: SMALL_PIXELS_ALPHA },
    )
    expect(larger.value / input).toBeLessThan(0.9 * 2 ** -0.75)
  })
})

describe('windows', () => {
  it('pool a map of 7 x 7 that moves by pixels', () => {
    for (let shift = 0; shift <= MOST_SHIFT; shift++) expect(mapAt(shift)).toHaveLength(SIDE * SIDE)
    expect(mapAt(1).slice(1, SIDE)).toEqual(mapAt(0).slice(0, SIDE - 1))
    expect(changedCells(2, 0)).toBe(0)
    expect(changedCells(3, 1)).toBeGreaterThan(0)
  })
})

describe('neighbours', () => {
  const a = [10, 30, 80, 20, 5, 60, 60, 60, 10]
  it('are normalised as the reference does', () => {
    const own = normalised(a, { ...PAPER, divided: false }).map(({ value }) => value)
    const reference = lrn(a, { channels: 9, ...PAPER })
    own.forEach((value, i) => expect(value).toBeCloseTo(reference[i], 9))
  })

  it('divide alpha by n where that is asked for', () => {
    const divided = normalised(a, { ...PAPER, divided: true }).map(({ value }) => value)
    const reference = lrn(a, { channels: 9, ...PAPER, alpha: PAPER.alpha / PAPER.size })
    divided.forEach((value, i) => expect(value).toBeCloseTo(reference[i], 9))
  })

  it('say which maps were added up, and answer the question of the chapter', () => {
    const [first, , third] = normalised([0, 0, 100, 0, 0], { ...PAPER, divided: false })
    expect([first.from, first.to, third.from, third.to]).toEqual([0, 2, 0, 4])
    expect(Math.round(third.value)).toBe(44)
  })
})

describe('dropout', () => {
  it('drops units with the rate, others at each draw', () => {
    let kept = 0
    const draws = 4000
    for (let draw = 0; draw < draws; draw++) kept += keptUnits(0.3, draw).filter(Boolean).length
    expect(kept / (draws * FROM)).toBeCloseTo(0.7, 1)
    expect(keptUnits(0.5, 1)).toEqual(keptUnits(0.5, 1))
    expect(keptUnits(0, 5).every(Boolean)).toBe(true)
  })

  it('adds up what the kept units say', () => {
    const kept = keptUnits(0.5, 3)
    const plain = weights[0].map((_, to) =>
      values.reduce((sum, value, from) => sum + (kept[from] ? value * weights[from][to] : 0), 0),
    )
    trainingSums(0.5, 3, false).forEach((sum, i) => expect(sum).toBeCloseTo(plain[i], 9))
    trainingSums(0.5, 3, true).forEach((sum, i) => expect(sum).toBeCloseTo(2 * plain[i], 9))
  })

  it('agrees afterwards with its mean in training, in both forms', () => {
    for (const inverted of [false, true]) {
      const mean = meanSums(0.5, 4000, inverted)
      testSums(0.5, inverted).forEach((sum, i) => expect(Math.abs(sum - mean[i])).toBeLessThan(0.15))
    }
    testSums(0.5, false).forEach((sum, i) => expect(sum).toBeCloseTo(sumsOf(values)[i] / 2, 9))
  })
})

describe('colours', () => {
  it('move along directions of length 1 at right angles', () => {
    for (let a = 0; a < 3; a++)
      for (let b = 0; b < 3; b++) {
        const product = DIRECTIONS[a].reduce((sum, value, i) => sum + value * DIRECTIONS[b][i], 0)
        expect(product).toBeCloseTo(a === b ? 1 : 0, 3)
      }
  })

  it('by alpha times the variance of a component, and are held within bytes', () => {
    expect(colourShift([1, 0, 0])).toEqual(
      DIRECTIONS[0].map((value) => expect.closeTo(value * VARIANCES[0], 9)),
    )
    const added = colourShift([-5, 0, 0])
    const bytes = shifted(Uint8ClampedArray.of(100, 100, 250, 200), added)
    expect(bytes[0]).toBe(Math.round(100 + 255 * added[0]))
    expect(bytes[2]).toBe(255)
    expect(bytes[3]).toBe(200)
  })
})

describe('what the chapter quotes of the experiments', () => {
  it.each(experimentIds)('%s: ten seeds, and facts that follow from them', (id) => {
    const { outcomes } = results[id]
    expect(outcomes.map(({ seed }) => seed)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    const fact = (name: string) => factOf(`experiments.${id}.${name}`).value
    expect(fact('seeds')).toBe(10)
    expect(fact('aWins') + fact('bWins')).toBeLessThanOrEqual(10)
    const values = outcomes.flatMap(({ sides }) => sides[0].value ?? [])
    expect(fact('aReached')).toBe(values.length)
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    expect(Math.abs(fact('a') - (mean < 1 ? 100 * mean : mean))).toBeLessThan(0.51)
  })
})
