/** What docs/weights-results.json holds; rates in percent, and the tables of docs/weights.md made of it. */

export interface Rates {
  top1: number
  top5: number
  /** How often the first class is the one that 32 bits put first. */
  same: number
}

export interface CodingResult {
  name: string
  /** On the half of the pictures by which the default was chosen, and on the other one. */
  steering: Rates
  reported: Rates
  /** Bytes of all of AlexNet-64, entropy-coded and with each code in its bits. */
  bytes: number
  packedBytes: number
}

export interface FullSizeResult {
  name: string
  bytes: number
  packedBytes: number
  denseBits: number
  /** Root of the mean squared error, in standard deviations of the layer's weights. */
  errors: Readonly<Record<string, number>>
  encodeSeconds: number
  decodeSeconds: number
}

export interface WeightResults {
  pictures: { steering: number; reported: number }
  alexnet64: readonly CodingResult[]
  alexnet: readonly FullSizeResult[]
  node: string
  date: string
}

const MB = (bytes: number) => (bytes / 1e6).toFixed(2)

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, i) => Math.max(3, title.length, ...rows.map((row) => row[i].length)))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join(' | ')} |`
  const rule = `| ${widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`
  return [line(head), rule, ...rows.map(line)].join('\n')
}

/** AlexNet-64: how often each coding is right, and how large it is. */
export function accuracyTable({ alexnet64 }: WeightResults): string {
  const rates = (rate: Rates) => [rate.top1, rate.top5, rate.same].map((percent) => percent.toFixed(2))
  return table(
    [
      'Dense layers',
      'steering: top-1',
      'top-5',
      'same',
      'reported: top-1',
      'top-5',
      'same',
      'MB',
      'MB, packed',
    ],
    alexnet64.map(({ name, steering, reported, bytes, packedBytes }) => [
      name,
      ...rates(steering),
      ...rates(reported),
      MB(bytes),
      MB(packedBytes),
    ]),
  )
}

/** AlexNet: bytes and errors. */
export function fullSizeTable({ alexnet }: WeightResults): string {
  const layers = ['conv1', 'conv5', 'fc6', 'fc7', 'fc8']
  return table(
    [
      'Dense layers',
      'MB',
      'MB, packed',
      'bits a dense weight',
      ...layers.map((layer) => `error ${layer}`),
      's to write',
      's to read',
    ],
    alexnet.map(({ name, bytes, packedBytes, denseBits, errors, encodeSeconds, decodeSeconds }) => [
      name,
      MB(bytes),
      MB(packedBytes),
      denseBits.toFixed(2),
      ...layers.map((layer) => errors[`${layer}.weight`].toFixed(4)),
      encodeSeconds.toFixed(1),
      decodeSeconds.toFixed(1),
    ]),
  )
}

/** Puts the tables into the text, between their marks. */
export function withTables(text: string, results: WeightResults): string {
  const put = (into: string, mark: string, made: string) => {
    const between = new RegExp(`(<!-- ${mark} -->\n)[^]*?(\n<!-- end -->)`)
    if (!between.test(into)) throw new Error(`no <!-- ${mark} --> in the text`)
    return into.replace(between, (_, before, after) => `${before}\n${made}\n${after}`)
  }
  return put(put(text, 'accuracy', accuracyTable(results)), 'full size', fullSizeTable(results))
}
