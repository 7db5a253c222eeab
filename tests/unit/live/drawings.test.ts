import { describe, expect, it } from 'vitest'
import { layerTitle } from '@/components/lab/training-bench/layer-title'
import { sayExact, sayLoss, sayPower, sayRate } from '@/components/lab/training-bench/say-values'
import { tileMaps } from '@/components/viz/tile-maps'

describe('maps side by side', () => {
  it('stand in rows with a line of paper between, each value at its place', () => {
    // Three maps of 2x2: NHWC, so map m of pixel p is at 3 p + m; values 0 to 11.
    const { pixels, columns, rows } = tileMaps(
      Array.from({ length: 12 }, (_, i) => i),
      [2, 2, 3],
      2,
    )
    expect([columns, rows]).toEqual([5, 5])
    const ink = (value: number) => Math.round((255 * value) / 11)
    const rowsOf = Array.from({ length: 5 }, (_, y) => [...pixels.subarray(5 * y, 5 * y + 5)])
    expect(rowsOf).toEqual([
      [ink(0), ink(3), 0, ink(1), ink(4)],
      [ink(6), ink(9), 0, ink(7), ink(10)],
      [0, 0, 0, 0, 0],
      [ink(2), ink(5), 0, 0, 0],
      [ink(8), ink(11), 0, 0, 0],
    ])
  })
  it('of a vector are one, and equal values are paper', () => {
    const { pixels, columns, rows } = tileMaps(new Float32Array(84).fill(3), [84], 6)
    expect(columns * rows).toBe(84)
    expect(Math.max(...pixels)).toBe(0)
  })
})

describe('values as they are said', () => {
  it('loss: a dash where it is no number', () => {
    expect([sayLoss(2.30258), sayLoss(123456), sayLoss(0.00002), sayLoss(NaN), sayLoss(Infinity)]).toEqual([
      '2.3026',
      '1.23e+5',
      '2.0e-5',
      '–',
      '–',
    ])
  })
  it('rate: three digits that count', () => {
    expect([sayRate(Math.fround(0.05), 'en'), sayRate(0.00005, 'en'), sayRate(0, 'en')]).toEqual([
      '0.05',
      '5.0e-5',
      '0',
    ])
  })
  it('powers of ten: short where they are small or large', () => {
    expect([0.01, 100, 1e-3, 1e-12, 1000].map(sayPower)).toEqual(['0.01', '100', '10⁻³', '10⁻¹²', '10³'])
  })
  it('weight: a true minus sign', () => {
    expect([sayExact(-0.123456), sayExact(0), sayExact(-0.00001)]).toEqual([
      '−0.12346',
      '0.0000',
      '−1.000e−5',
    ])
  })
})

describe('names of layers', () => {
  const words = { output: 'Output', norm: '{layer}, normalised', maps: '', units: '' }
  it('are those of the paper', () => {
    expect(['c1', 'c5-norm', 'output'].map((name) => layerTitle(words, name))).toEqual([
      'C1',
      'C5, normalised',
      'Output',
    ])
  })
})
