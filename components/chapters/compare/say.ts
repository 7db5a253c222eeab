import { powerOfTen } from '@/components/viz/power-of-ten'
import { formatNumber } from '@/lib/i18n/format'
import type { Lang } from '@/lib/i18n/languages'

/** Whole numbers up to a thousand million as they are; beyond, '2.51 × 10¹⁷'. */
export function say(value: number, lang: Lang): string {
  if (value < 1e9) return formatNumber(value, lang)
  const exponent = Math.floor(Math.log10(value))
  return `${(value / 10 ** exponent).toFixed(2)} × ${powerOfTen(exponent)}`
}
