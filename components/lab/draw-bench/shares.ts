import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { Lang } from '@/lib/i18n/languages'

/**
 * A probability (0 to 1) in per cent with so many decimals. What would round to 100% without being it is said to be over
 * the last value before: `almostAll` is '>{percent}' or the words for it.
 */
export function formatShare(value: number, decimals: number, lang: Lang, almostAll = '>{percent}'): string {
  const percent = (share: number) =>
    formatNumber(share, lang, {
      style: 'percent',
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    })
  const step = 10 ** -(decimals + 2)
  return value < 1 && value >= 1 - step / 2 ? fill(almostAll, { percent: percent(1 - step) }) : percent(value)
}
