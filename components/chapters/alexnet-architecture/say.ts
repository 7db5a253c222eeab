import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { Lang } from '@/lib/i18n/languages'
import type { AnyLayer } from '@/lib/nn/layers'
import type { Shape } from '@/lib/nn/shapes'
import type { FigureProps } from './figures'

type Words = FigureProps['words']

/** What kind of layer it is. */
export const sayKind = ({ kind }: AnyLayer, words: Words) =>
  (words.layers.kinds as Partial<Record<AnyLayer['kind'], string>>)[kind] ?? kind

/** What the layer does to what it reads. */
export function sayRule(layer: AnyLayer, input: Shape, words: Words): string {
  const { rules } = words.layers
  switch (layer.kind) {
    case 'conv': {
      const maps = input[2] as number
      const { kernel, stride = 1, pad = 0, groups = 1 } = layer
      const rule = groups > 1 ? rules.groups : maps === 3 ? rules.convOne : rules.conv
      return fill(rule, { side: kernel, stride, pad, maps, read: maps / groups })
    }
    case 'lrn':
      return fill(rules.lrn, { size: layer.size })
    case 'pool':
      return fill(rules.pool, { side: layer.size, stride: layer.stride })
    case 'dense':
      return fill(rules.dense, { inputs: input[0] })
    default:
      return layer.kind
  }
}

/** Bytes of 10^6 or 10^3: '1.23 MB', '140 kB'. */
export function sayBytes(bytes: number, lang: Lang, { layers }: Words): string {
  const [unit, size] = bytes >= 1e6 ? [layers.mb, 1e6] : [layers.kb, 1e3]
  return fill(unit, { value: formatNumber(bytes / size, lang, { maximumSignificantDigits: 3 }) })
}

/** 0.962 as '96.2%'. */
export const sayPercent = (share: number, lang: Lang, digits = 1) =>
  formatNumber(share, lang, {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
