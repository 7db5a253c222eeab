import { describe, expect, it } from 'vitest'
import { describeNetwork } from '@/lib/nn/arithmetic'
import { alexnet64 } from '@/lib/nn/alexnet64'
import type { AnyNetwork } from '@/lib/nn/layers'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { lenet5, lenet5CoursePage, lenet5Published, publishedChoices } from '@/lib/nn/lenet5-choices'
import { receptiveField } from '@/lib/nn/receptive-field'
import { referenceOutputs } from '@/lib/nn/reference/network'
import { parameterCount } from '@/lib/nn/parameters'
import { shapeSize } from '@/lib/nn/shapes'
import { spellArithmetic } from '@/lib/nn/spell-arithmetic'

const networks: AnyNetwork[] = [
  lenet5Published,
  lenet5Modern,
  lenet5CoursePage,
  alexnet64,
  lenet5({ ...publishedChoices, subsampling: 'overlapping', batchNorm: true, dropout: 0.5 }),
]

/** Works out '6 × (5 × 5 + 1)'; only what the spelling uses may stand in it. */
function workOut(text: string): number {
  expect(text).toMatch(/^[\d ×+()]+$/)
  return new Function(`return ${text.replaceAll('×', '*')}`)() as number
}

describe.each(networks.map((spec) => [spec.id, spec] as const))('the arithmetic of %s', (_, spec) => {
  it('comes out as its counts', () => {
    const counts = describeNetwork(spec).layers.map(({ name, parameters, macs, connections }) => ({
      name,
      parameters,
      macs,
      connections,
    }))
    const spelt = spellArithmetic(spec).map((texts, index) => ({
      name: spec.layers[index].name,
      parameters: workOut(texts.parameters),
      macs: workOut(texts.macs),
      connections: workOut(texts.connections),
    }))
    expect(spelt).toEqual(counts)
  })
})

it('is spelt as the chapter quotes it', () => {
  const parameters = spellArithmetic(lenet5Published).map((texts) => texts.parameters)
  expect(parameters).toEqual([
    '6 × (5 × 5 + 1)',
    '6 × (1 + 1)',
    '6 × (3 × 5 × 5 + 1) + 9 × (4 × 5 × 5 + 1) + 1 × (6 × 5 × 5 + 1)',
    '16 × (1 + 1)',
    '0',
    '120 × (16 × 5 × 5 + 1)',
    '84 × (120 + 1)',
    '0',
  ])
})

describe('receptiveField', () => {
  // Side lengths: LeCun et al. 1998, section II.B, counted by hand.
  it.each([
    ['c1', 5],
    ['s2', 6],
    ['c3', 14],
    ['s4', 16],
    ['c5', 32],
  ])('%s sees %d pixels each way', (name, side) => {
    const index = lenet5Published.layers.findIndex((layer) => layer.name === name)
    const { height, width } = receptiveField(lenet5Published, index, 0, 0)
    expect([height, width]).toEqual([side, side])
  })

  it('moves with the cell: one pixel in C1, two in S2 and C3, four in S4', () => {
    const topOf = (name: string) => {
      const index = lenet5Modern.layers.findIndex((layer) => layer.name === name)
      return receptiveField(lenet5Modern, index, 3, 2)
    }
    expect(topOf('c1')).toEqual({ top: 3, left: 2, height: 5, width: 5 })
    expect(topOf('s2')).toEqual({ top: 6, left: 4, height: 6, width: 6 })
    expect(topOf('c3')).toEqual({ top: 6, left: 4, height: 14, width: 14 })
    expect(topOf('s4')).toEqual({ top: 12, left: 8, height: 16, width: 16 })
  })

  it('holds just those pixels that change the output', () => {
    const spec: AnyNetwork = {
      id: 'small',
      title: 'Small',
      input: { height: 9, width: 8, channels: 1 },
      layers: [
        { kind: 'conv', name: 'a', filters: 2, kernel: 3, pad: 1, activation: 'linear' },
        { kind: 'pool', name: 'b', mode: 'average', size: 2, stride: 2 },
        { kind: 'conv', name: 'c', filters: 1, kernel: 2, activation: 'linear' },
      ],
    }
    const parameters = Float64Array.from({ length: parameterCount(spec) }, (_, i) => 0.3 + 0.01 * i)
    const input = new Float64Array(shapeSize([9, 8, 1]))
    const outputAt = (x: Float64Array, row: number, column: number) =>
      referenceOutputs(spec, parameters, x)[2][row * 3 + column]
    for (const [row, column] of [
      [0, 0],
      [1, 2],
      [2, 1],
    ]) {
      const field = receptiveField(spec, 2, row, column)
      const still = outputAt(input, row, column)
      for (let y = 0; y < 9; y++)
        for (let x = 0; x < 8; x++) {
          const changed = Float64Array.from(input)
          changed[y * 8 + x] = 1
          const inside =
            y >= field.top && y < field.top + field.height && x >= field.left && x < field.left + field.width
          expect([row, column, y, x, outputAt(changed, row, column) !== still]).toEqual([
            row,
            column,
            y,
            x,
            inside,
          ])
        }
    }
  })
})
