import type { BenchStrings } from '@/lib/i18n/bench-strings'
import { fill } from '@/lib/i18n/fill'

/** A layer's name as one says it: 'C1', 'C5, normalised', 'the output layer'. */
export function layerTitle(words: BenchStrings['trainLive']['layers'], name: string): string {
  if (name === 'output') return words.output
  const [layer, extra] = name.split('-')
  return extra === 'norm' ? fill(words.norm, { layer: layer.toUpperCase() }) : layer.toUpperCase()
}
