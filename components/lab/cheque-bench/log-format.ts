import { formatNumber } from '@/lib/i18n/format'
import { useBenchStrings } from '../bench-strings'

/** Logarithms with one decimal and a true minus. */
export function useLogFormat(): (value: number) => string {
  const { lang } = useBenchStrings()
  return (value) =>
    formatNumber(value, lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).replace('-', '−')
}
