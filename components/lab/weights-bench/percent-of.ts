import type { WeightsJob } from '@/lib/engine/weights'
import { formatNumber } from '@/lib/i18n/format'
import type { Lang } from '@/lib/i18n/languages'

/** How far a job is, rounded down: 100% is said when all is there. */
export function percentOf({ progress }: Pick<WeightsJob, 'progress'>, lang: Lang): string {
  const share = progress && progress.total > 0 ? progress.received / progress.total : 0
  return formatNumber(Math.floor(share * 100) / 100, lang, { style: 'percent' })
}
