import results from '@/docs/compression.json'
import type { Fact } from './facts'

type Row = (typeof results.grid)[number]

/** Much as Deep Compression has AlexNet; the bench's button sets the same. */
const PAPER = { conv: { pruned: 0.65, bits: 8 }, dense: { pruned: 0.9, bits: 5 } }

function rowOf(setting: Row['setting']): Row {
  const row = results.grid.find((one) => JSON.stringify(one.setting) === JSON.stringify(setting))
  if (!row) throw new Error(`docs/compression.json lacks ${JSON.stringify(setting)}`)
  return row
}

const rounded = (value: number) => Number(value.toFixed(1))

/** What docs/compression.json holds: of the bench's first setting and of the one like the paper's, on the reported half. */
export const compressionFacts: Readonly<Record<string, () => Fact>> = Object.fromEntries(
  (
    [
      ['start', results.chosen],
      ['paper', PAPER],
    ] as const
  )
    .flatMap(([name, setting]) => [
      [`compression.${name}.top1`, () => ({ value: rounded(rowOf(setting).reported[0]) })],
      [`compression.${name}.megabytes`, () => ({ value: rounded(rowOf(setting).huffman / 1e6) })],
      [`compression.${name}.times`, () => ({ value: rounded(results.float32 / rowOf(setting).huffman) })],
    ])
    .concat([['compression.untouched.top1', () => ({ value: rounded(results.untouched.reported[0]) })]]),
)
