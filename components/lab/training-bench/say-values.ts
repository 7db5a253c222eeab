import { powerOfTen } from '@/components/viz/power-of-ten'
import { formatNumber } from '@/lib/i18n/format'
import type { Lang } from '@/lib/i18n/languages'

/** A loss, as exact as a reader can use; a dash where it has left the numbers. */
export function sayLoss(loss: number): string {
  if (!Number.isFinite(loss)) return '–'
  if (loss >= 1e4) return loss.toExponential(2)
  return loss > 0 && loss < 1e-3 ? loss.toExponential(1) : loss.toFixed(4)
}

/** Three digits that count; very small and very large numbers as powers of ten. */
export function sayRate(value: number, lang: Lang): string {
  if (!Number.isFinite(value)) return '–'
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-4 || size >= 1e5)) return value.toExponential(1)
  return formatNumber(value, lang, { maximumSignificantDigits: 3 })
}

/** A power of ten where there is little room: '0.01', '10⁻³', '100'. */
export function sayPower(value: number): string {
  if (value >= 0.01 && value <= 100) return String(value)
  return powerOfTen(Math.round(Math.log10(value)))
}

/** A weight, gradient or step: five digits that count, with a true minus sign. */
export function sayExact(value: number): string {
  const size = Math.abs(value)
  const text = size !== 0 && size < 1e-4 ? size.toExponential(3) : size.toPrecision(5)
  return value < 0 ? `−${text.replace('e-', 'e−')}` : text.replace('e-', 'e−')
}
