import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress-bar'
import type { WeightsJob } from '@/lib/engine/weights'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { useBenchStrings } from '../bench-strings'
import { percentOf } from './percent-of'

/** How far weights on their way have come, and a button to stop them. */
export function JobRow({ job, onCancel }: { job: WeightsJob; onCancel: () => void }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.weights
  const { way, name, progress, waiting } = job
  const megabytes = (bytes: number) =>
    formatNumber(bytes / 1e6, lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const label = waiting
    ? words.waiting
    : way === 'fetch'
      ? words.jobFetch
      : fill(words.jobImport, { name: name ?? '' })
  return (
    <div
      className="flex flex-wrap items-end gap-x-4 gap-y-2"
      data-testid="weights-job"
      data-received={progress?.received}
      data-total={progress?.total}
    >
      <div className="min-w-0 flex-1 basis-56">
        <ProgressBar
          testId="weights-progress"
          label={label}
          value={progress ? progress.received : 0}
          max={progress ? progress.total : 1}
          detail={
            progress
              ? fill(words.bytes, {
                  percent: percentOf(job, lang),
                  received: megabytes(progress.received),
                  total: megabytes(progress.total),
                })
              : undefined
          }
        />
      </div>
      <Button onClick={onCancel} data-testid="weights-cancel">
        {words.cancel}
      </Button>
    </div>
  )
}
