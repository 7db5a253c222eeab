import type { CompressionSetting } from '@/lib/formats/coding/compress-network'

/** Percent: right first, right among the first five, the same first answer as the untouched network. */
export type RateRow = readonly [top1: number, top5: number, same: number]

export interface GridRow {
  setting: CompressionSetting
  steering: RateRow
  reported: RateRow
  /** Bytes of the whole network, in shared values and in Huffman's words. */
  shared: number
  huffman: number
}

/** What docs/compression.json holds. */
export interface CompressionResults {
  pictures: { steering: number; reported: number }
  /** Top-1 and top-5 of the untouched network, in percent. */
  untouched: { steering: readonly [number, number]; reported: readonly [number, number] }
  float32: number
  /** The smallest whose steering top-1 is at most a point below that of the untouched network. */
  chosen: CompressionSetting
  grid: readonly GridRow[]
  date: string
}

/** A point: the chance error of the difference is about as large. */
const ALLOWED_LOSS = 1

export function chosenOf(
  grid: readonly GridRow[],
  untouched: CompressionResults['untouched'],
): CompressionSetting {
  const good = grid.filter(({ steering }) => steering[0] >= untouched.steering[0] - ALLOWED_LOSS)
  return good.reduce((least, row) => (row.huffman < least.huffman ? row : least)).setting
}

const percent = (share: number) => `${Math.round(100 * share)}%`
const MB = (bytes: number) => (bytes / 1e6).toFixed(2)

function tableRow(
  { setting: { conv, dense }, steering, reported, shared, huffman }: GridRow,
  float32: number,
) {
  const rates = (row: RateRow) => row.map((rate) => rate.toFixed(2))
  const cells = [
    ...[percent(conv.pruned), conv.bits, percent(dense.pruned), dense.bits],
    ...[...rates(steering), ...rates(reported), MB(shared), MB(huffman), (float32 / huffman).toFixed(1)],
  ]
  return `| ${cells.join(' | ')} |`
}

/** docs/compression.md */
export function compressionPage(results: CompressionResults): string {
  const { pictures, untouched, float32, grid, chosen, date } = results
  const rate = (half: 'steering' | 'reported') =>
    untouched[half].map((one) => `${one.toFixed(2)}%`).join(' and ')
  const row = grid.find(({ setting }) => JSON.stringify(setting) === JSON.stringify(chosen))!
  return `# AlexNet-64, pruned, in shared values, in Huffman's words

The stages of Deep Compression (Han, Mao and Dally 2016) on the weights that this book ships, without the training that the paper has between them. Code: lib/formats/coding (compress-network.ts and what it uses); the same code runs in the page. Made by \`npm run measure:compression -- --data DIR\` (DIR as for \`measure:alexnet64\`) on ${date}.

- **Pruned**: of each layer the weights of the least magnitude are set to zero, so many percent of them; convolutions and dense layers apart. Those that stay are stored with the zeros before them, in steps of 1 to 8 bits, whichever takes the fewest (the paper has 4 in AlexNet).
- **Shared values**: one codebook for each layer, learned by k-means on what is left; a code of so many bits for each weight.
- **Huffman**: codes and steps in words of different lengths. Nothing is lost by it, so it has no accuracy of its own.
- Biases stay float32. MB count everything, codebooks and lengths of words, too.

Rates are percent of ${pictures.steering + pictures.reported} of Tiny ImageNet's validation pictures, drawn by a seed; "same" says how often the first answer is that of the untouched network. The first half of them (${pictures.steering}) steered: the bench begins with the smallest network whose top-1 there is at most a point lower. The other half (${pictures.reported}) is only reported. Chance alone moves a top-1 rate of a half by about ${(100 * Math.sqrt(0.24 / pictures.reported)).toFixed(1)} points.

Untouched: top-1 and top-5 ${rate('steering')} (steering), ${rate('reported')} (reported); ${MB(float32)} MB as float32. The bench begins with convolutions ${percent(chosen.conv.pruned)} pruned at ${chosen.conv.bits} bits, dense layers ${percent(chosen.dense.pruned)} at ${chosen.dense.bits} bits: ${MB(row.huffman)} MB, ${(float32 / row.huffman).toFixed(1)} times smaller, reported top-1 ${row.reported[0].toFixed(2)}%.

| conv pruned | bits | dense pruned | bits | steering: top-1 | top-5 | same | reported: top-1 | top-5 | same | MB, shared | MB, Huffman | times smaller |
| --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |
${grid.map((one) => tableRow(one, float32)).join('\n')}
`
}
