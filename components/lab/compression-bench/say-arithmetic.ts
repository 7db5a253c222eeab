import type { StageBytes } from '@/lib/formats/coding/compress-layer'
import type { BenchStrings } from '@/lib/i18n/bench-strings'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { Lang } from '@/lib/i18n/languages'
import type { LayerMade } from '@/lib/protocol/compression-messages'

/** The sum behind a layer's bytes after a stage. */
export function sayArithmetic(
  { size, kept, index, levels }: LayerMade,
  stage: keyof StageBytes,
  { sums }: BenchStrings['compression'],
  lang: Lang,
): string {
  const none = index.steps === 0
  const sum = {
    float32: sums.float32,
    pruned: none ? sums.prunedNone : sums.pruned,
    shared: none ? sums.sharedNone : sums.shared,
    huffman: sums.huffman,
  }[stage]
  return fill(sum, {
    size: formatNumber(size, lang),
    kept: formatNumber(kept, lang),
    steps: formatNumber(index.steps, lang),
    bits: index.bits,
    width: Math.log2(levels.length),
    count: levels.length,
  })
}
