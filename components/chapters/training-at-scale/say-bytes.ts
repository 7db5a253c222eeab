import { formatNumber } from '@/lib/i18n/format'
import type { Lang } from '@/lib/i18n/languages'

const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const

/** Three digits and a unit of powers of 1000: 485376 is '485 kB'. */
export function sayBytes(bytes: number, lang: Lang): string {
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const unit = step === 0 && lang === 'zh' ? '字节' : units[step]
  return `${formatNumber(bytes / 1000 ** step, lang, { maximumSignificantDigits: 3 })} ${unit}`
}
