/** Changes of one letter (put in, left out, replaced, or two neighbours swapped) from one word to another. */
export function editDistance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)
      row[j] = Math.min(replaced, last[j] + 1, row[j - 1] + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j], before[j - 2] + 1)
    }
    before = last
    last = row
  }
  return last[b.length]
}

/** Words by which other libraries call the same. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  conv2d: 'conv',
  convolution: 'conv',
  linear: 'dense',
  fc: 'dense',
  'fully-connected': 'dense',
  maxpool: 'pool',
  avgpool: 'pool',
  pooling: 'pool',
  maxpooling2d: 'pool',
  batchnorm: 'batch-norm',
  batchnormalization: 'batch-norm',
  depthwise: 'depthwise-conv',
  type: 'kind',
  kernel_size: 'kernel',
  kernelsize: 'kernel',
  out_channels: 'filters',
  padding: 'pad',
  strides: 'stride',
  pool_size: 'size',
  window: 'size',
  avg: 'average',
  mean: 'average',
  p: 'rate',
  none: 'linear',
}

/** Which of `names` a mistaken word meant: another library's word, or one near enough to be a slip. Null for none. */
export function nearestName(word: string, names: readonly string[]): string | null {
  const lower = word.toLowerCase()
  const same = Object.hasOwn(OTHER_WORDS, lower) ? OTHER_WORDS[lower] : lower
  if (names.includes(same)) return same
  const short = lower.slice(0, 40)
  const [best] = names
    .map((name) => ({ name, distance: editDistance(short, name) }))
    .sort((a, b) => a.distance - b.distance)
  return best && best.distance <= Math.max(1, Math.floor(best.name.length / 3)) ? best.name : null
}
