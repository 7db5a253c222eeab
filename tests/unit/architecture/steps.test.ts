import { describe, expect, it } from 'vitest'
import {
  groupAt,
  stagesOf,
  stepBack,
  stepOn,
  stepsIn,
  sumUpTo,
  type Stride,
} from '@/components/viz/unfold/unfold-steps'
import { initialParametersOf } from '@/lib/data/initial-parameters'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { lenet5Published } from '@/lib/nn/lenet5-choices'
import { unfoldOutput } from '@/lib/nn/reference/unfold'

const parameters = initialParametersOf(lenet5Published, '1998', 1)
const s2 = Float64Array.from({ length: 14 * 14 * 6 }, (_, i) => Math.sin(i))
/** Map 0 of C3: three maps of S2, 75 products, a bias, an activation. */
const c3 = unfoldOutput(lenet5Published, parameters, s2, 2, { row: 1, column: 2, channel: 0 })

describe('the steps of a cell of C3', () => {
  it('are its terms, its bias and its activation', () => {
    expect(stagesOf(c3)).toEqual(['bias', 'activation'])
    expect(stepsIn(c3)).toBe(77)
  })

  it.each([
    ['term', [1, 2, 3]],
    ['row', [5, 10, 15]],
    ['map', [25, 50, 75]],
  ] as const)('go by one %s', (stride, positions) => {
    let position = 0
    const visited = positions.map(() => (position = stepOn(c3, position, stride)))
    expect(visited).toEqual(positions)
    expect(stepBack(c3, positions[1], stride)).toBe(positions[0])
  })

  it.each(['term', 'row', 'map'] as Stride[])('by %s lead to the end and back to the beginning', (stride) => {
    let [position, count] = [0, 0]
    while (position < stepsIn(c3) && count++ < 100) position = stepOn(c3, position, stride)
    expect(position).toBe(77)
    expect(stepOn(c3, position, stride)).toBe(77)
    while (position > 0 && count++ < 300) position = stepBack(c3, position, stride)
    expect(position).toBe(0)
    expect(stepBack(c3, 0, stride)).toBe(0)
  })

  it('stop at whole rows from anywhere', () => {
    expect(stepOn(c3, 7, 'row')).toBe(10)
    expect(stepBack(c3, 7, 'row')).toBe(5)
    expect(stepBack(c3, 76, 'map')).toBe(75)
  })

  it('stand in the map whose terms they add', () => {
    expect(groupAt(c3, 0)).toEqual({ group: 0, upTo: 0 })
    expect(groupAt(c3, 25)).toEqual({ group: 0, upTo: 25 })
    expect(groupAt(c3, 26)).toEqual({ group: 1, upTo: 1 })
    expect(groupAt(c3, 77)).toEqual({ group: 2, upTo: 25 })
  })

  it('add up to the sum', () => {
    expect(sumUpTo(c3, 0)).toBe(0)
    expect(sumUpTo(c3, 26)).toBeCloseTo(
      c3.groups[0].terms.reduce((sum, term) => sum + term, 0) + c3.groups[1].terms[0],
      12,
    )
    expect(sumUpTo(c3, 75)).toBeCloseTo(c3.sum, 12)
  })
})

it('sub-sampling has a gain as well, average pooling has neither gain nor bias', () => {
  const c1 = new Float64Array(28 * 28 * 6).fill(0.5)
  const place = { row: 0, column: 0, channel: 0 }
  expect(stagesOf(unfoldOutput(lenet5Published, parameters, c1, 1, place))).toEqual([
    'gain',
    'bias',
    'activation',
  ])
  const modern = initialParametersOf(lenet5Modern, 'he', 1)
  expect(stagesOf(unfoldOutput(lenet5Modern, modern, c1, 1, place))).toEqual(['activation'])
})
