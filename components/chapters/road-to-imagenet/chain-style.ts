import { LINE_STYLES, type LineStyle } from '@/components/lab/runs-bench/run-lines'
import { MOST_RUNS, type ChainRun } from '@/lib/engine/chain-runs'
import type { RoadFigureWords } from '@/lib/i18n/en/road-to-imagenet-figures'
import { fill } from '@/lib/i18n/fill'

/** A run keeps its letter and its line while others come and go. */
export const styleOf = ({ id }: Pick<ChainRun, 'id'>): LineStyle => LINE_STYLES[(id - 1) % MOST_RUNS]

export const nameOf = ({ settings }: ChainRun, words: RoadFigureWords['chain']): string =>
  fill(words.run, {
    activation: words.activations[settings.activation],
    depth: settings.depth,
    start: words.starts[settings.start],
  })

/** 0.0000013 as 1.3e-6: lengths of gradients go over many powers of ten. */
export function gradientText(length: number): string {
  if (length === 0) return '0'
  return length >= 0.01 && length < 1000 ? String(Number(length.toPrecision(2))) : length.toExponential(1)
}
