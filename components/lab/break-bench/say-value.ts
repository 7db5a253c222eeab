import type { TransformName } from '@/lib/data/transform-digit'
import type { BenchStrings } from '@/lib/i18n/bench-strings'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { Lang } from '@/lib/i18n/languages'

/** A transform's value with its unit. */
export function sayValue(name: TransformName, value: number, strings: BenchStrings, lang: Lang): string {
  const { units } = strings.break
  switch (name) {
    case 'rotation':
      return fill(units.degrees, { value: formatNumber(value, lang, { maximumFractionDigits: 1 }) })
    case 'size':
      return fill(units.times, {
        value: formatNumber(value, lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
      })
    case 'noise':
      return fill(units.percent, {
        value: formatNumber(value, lang, { style: 'percent', maximumFractionDigits: 0 }),
      })
    default:
      return fill(units.pixels, { value: formatNumber(value, lang, { maximumFractionDigits: 1 }) })
  }
}
