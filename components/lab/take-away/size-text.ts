import type { BenchStrings } from '@/lib/i18n/bench-strings'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { Lang } from '@/lib/i18n/languages'

/** A size as the reader's system shows it: 1 kB is 1,000 bytes. */
export function sizeText(bytes: number, words: BenchStrings['takeAway'], lang: Lang): string {
  const megabytes = bytes >= 999_500
  const value = megabytes ? bytes / 1e6 : bytes / 1e3
  const count = formatNumber(value, lang, { maximumFractionDigits: value < 10 ? 1 : 0 })
  return fill(megabytes ? words.megabytes : words.kilobytes, { count })
}
