import { formatNumber } from '@/lib/i18n/format'
import type { Lang } from '@/lib/i18n/languages'

/** 0.9843 as '98.43%'. */
export const formatPercent = (share: number, lang: Lang, digits = 0): string =>
  formatNumber(share, lang, {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
