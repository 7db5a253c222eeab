import { PixelGrid } from '@/components/viz/pixel-grid'
import { DIGIT_PIXELS } from '@/lib/data/mnist'
import type { SlowStep } from '@/lib/data/train-report'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { useBenchStrings } from '../../bench-strings'
import { formatPercent } from '../format-percent'
import type { NameOf } from './use-label-names'

const SIDE = 28

/** The digits of the batch, each with its label and the share that the network gave it. */
export function BatchFrame({ slow, nameOf }: { slow: SlowStep; nameOf: NameOf }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.trainLive.slowMotion
  const shown = slow.labels.length
  return (
    <>
      <p className="mt-1 max-w-prose text-sm text-soft">
        {fill(shown < slow.batch ? words.batchSome : words.batchAll, {
          shown,
          batch: formatNumber(slow.batch, lang),
        })}
      </p>
      <ul className="mt-3 grid grid-cols-4 gap-x-3 gap-y-2 @min-[36rem]:grid-cols-8">
        {Array.from(slow.labels, (label, i) => (
          <li
            key={i}
            className="min-w-0"
            data-testid="slow-digit"
            data-label={label}
            data-value={slow.shares[i]}
          >
            <PixelGrid
              pixels={slow.digits.subarray(i * DIGIT_PIXELS, (i + 1) * DIGIT_PIXELS)}
              columns={SIDE}
              rows={SIDE}
              className={`aspect-square w-full border ${i === 0 ? 'border-lenet' : 'border-line'}`}
            />
            <span aria-hidden className="mt-1 block h-1.5 bg-wash">
              <span className="block h-full bg-ink" style={{ width: `${100 * slow.shares[i]}%` }} />
            </span>
            <span className="flex justify-between gap-1 font-mono text-xs tabular-nums">
              <b className="truncate">{nameOf(label)}</b>
              {formatPercent(slow.shares[i], lang, 1)}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
