import results from '@/docs/compression.json'
import type { CompressionSetting } from '@/lib/formats/coding/compress-network'
import type { Fact } from './facts'

type Row = (typeof results.grid)[number]

/** Much as Deep Compression has AlexNet: 8 bits in convolutions, 5 in dense layers, about a tenth of all weights left. */
export const PAPER: CompressionSetting = {
  conv: { pruned: 0.65, bits: 8 },
  dense: { pruned: 0.9, bits: 5 },
}

function rowOf(setting: CompressionSetting): Row {
  const row = results.grid.find((one) => JSON.stringify(one.setting) === JSON.stringify(setting))
  if (!row) throw new Error(`docs/compression.json lacks ${JSON.stringify(setting)}`)
  return row
}

const rounded = (value: number) => ({ value: Number(value.toFixed(1)) })

/** What docs/compression.json holds: of the bench's first setting and of the one like the paper's, on the reported half. */
export const compressionFacts: Readonly<Record<string, () => Fact>> = {
  'compression.start.top1': () => rounded(rowOf(results.chosen).reported[0]),
  'compression.start.megabytes': () => rounded(rowOf(results.chosen).huffman / 1e6),
  'compression.start.times': () => rounded(results.float32 / rowOf(results.chosen).huffman),
  'compression.paper.top1': () => rounded(rowOf(PAPER).reported[0]),
  'compression.untouched.top1': () => rounded(results.untouched.reported[0]),
}
