import { describe, expect, it } from 'vitest'
import { initialParametersOf } from '@/lib/data/initial-parameters'
import { createRandom } from '@/lib/data/random'
import type { AnyNetwork } from '@/lib/nn/layers'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { lenet5, lenet5Published, publishedChoices } from '@/lib/nn/lenet5-choices'
import { referenceOutputs } from '@/lib/nn/reference/network'
import { rowsOf, unfoldOutput } from '@/lib/nn/reference/unfold'
import { layerShapes } from '@/lib/nn/shapes'

const padded: AnyNetwork = {
  id: 'padded',
  title: 'Padded',
  input: { height: 7, width: 6, channels: 3 },
  layers: [
    { kind: 'conv', name: 'a', filters: 4, kernel: 3, pad: 1, stride: 2, activation: 'sigmoid' },
    { kind: 'depthwise-conv', name: 'b', kernel: 2, activation: 'tanh' },
    { kind: 'pool', name: 'c', mode: 'max', size: 2, stride: 1 },
  ],
}

const networks = [
  lenet5Published,
  lenet5Modern,
  lenet5({ ...publishedChoices, subsampling: 'max', output: 'softmax' }),
  padded,
]

describe.each(networks.map((spec) => [spec.id, spec] as const))('unfoldOutput of %s', (_, spec) => {
  const random = createRandom(5)
  const parameters = initialParametersOf(spec, 'glorot', 3).map((value) => value + 0.1 * random())
  const { height, width, channels } = spec.input
  const input = Float64Array.from({ length: height * width * channels }, () => 2 * random() - 1)
  const outputs = referenceOutputs(spec, parameters, input)

  const layers = spec.layers.map((layer, index) => [layer.name, index] as const)
  it.each(layers.filter(([name]) => name !== 'flatten'))('%s: parts make the output', (_name, index) => {
    const shape = layerShapes(spec)[index]
    const x = index === 0 ? input : outputs[index - 1]
    const maps = shape.at(-1) as number
    const [rows, columns] = shape.length === 3 ? [shape[0], shape[1]] : [1, 1]
    for (const channel of [0, Math.floor(maps / 2), maps - 1])
      for (const row of [0, rows - 1])
        for (const column of [0, Math.floor(columns / 2)]) {
          const made = unfoldOutput(spec, parameters, x, index, { row, column, channel })
          expect(made.output).toBeCloseTo(outputs[index][(row * columns + column) * maps + channel], 10)
          const terms = made.groups.flatMap((group) => [...group.terms])
          const together =
            made.rule === 'greatest' ? Math.max(...terms) : terms.reduce((sum, term) => sum + term, 0)
          expect(made.sum).toBeCloseTo(together, 10)
          expect(made.before).toBeCloseTo(made.sum * (made.gain ?? 1) + (made.bias ?? 0), 12)
          for (const group of made.groups) expect(group.terms).toHaveLength(group.rows * group.columns)
        }
  })
})

it('a map of C3 has a group for each map of S2 that table I gives it', () => {
  const parameters = initialParametersOf(lenet5Published, '1998', 1)
  const x = new Float64Array(14 * 14 * 6).fill(1)
  const mapsOf = (channel: number) =>
    unfoldOutput(lenet5Published, parameters, x, 2, { row: 0, column: 0, channel }).groups.map(
      ({ map }) => map,
    )
  expect(mapsOf(0)).toEqual([0, 1, 2])
  expect(mapsOf(14)).toEqual([0, 2, 3, 5])
  expect(mapsOf(15)).toEqual([0, 1, 2, 3, 4, 5])
})

it('a vector lies in the most even upright rows, a short one in a single row', () => {
  expect(rowsOf(84)).toEqual({ rows: 12, columns: 7 })
  expect(rowsOf(120)).toEqual({ rows: 12, columns: 10 })
  expect(rowsOf(10)).toEqual({ rows: 1, columns: 10 })
  expect(rowsOf(13)).toEqual({ rows: 13, columns: 1 })
})
