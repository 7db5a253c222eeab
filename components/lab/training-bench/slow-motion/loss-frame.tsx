import { ProbabilityBars } from '@/components/viz/probability-bars'
import { DIGIT_CLASSES } from '@/lib/data/mnist'
import type { SlowStep } from '@/lib/data/train-report'
import type { TrainSettings } from '@/lib/data/train-settings'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../../bench-strings'
import { formatPercent } from '../format-percent'
import { sayLoss } from '../say-values'
import type { NameOf } from './use-label-names'

const OUTPUTS = Array.from({ length: DIGIT_CLASSES }, (_, output) => output)

interface Props {
  slow: SlowStep
  settings: TrainSettings
  nameOf: NameOf
}

/** The ten shares of the first digit, and the one number that says how wrong the whole batch was. */
export function LossFrame({ slow, settings, nameOf }: Props) {
  const { lang, strings } = useBenchStrings()
  const words = strings.trainLive.slowMotion
  const label = nameOf(slow.labels[0])
  const share = slow.probabilities[slow.labels[0]]
  return (
    <div className="mt-1 grid gap-x-8 gap-y-4 @min-[40rem]:grid-cols-2">
      <div>
        <p className="mb-2 text-sm text-soft">{fill(words.shares, { label })}</p>
        <ProbabilityBars
          labels={OUTPUTS.map(nameOf)}
          values={[...slow.probabilities]}
          label={fill(words.shares, { label })}
          format={(value) => formatPercent(value, lang, 2)}
        />
      </div>
      <div className="text-sm">
        {settings.loss === 'cross-entropy' && (
          <p className="mb-3">
            {fill(words.ownLoss, {
              label,
              share: formatPercent(share, lang, 2),
              exact: share.toPrecision(5),
              loss: sayLoss(-Math.log(share)),
            })}
          </p>
        )}
        {settings.output === 'rbf' && <p className="mb-3">{words.rbfShares}</p>}
        <p className="text-soft">{fill(words.meanLoss, { batch: slow.batch })}</p>
        <p
          className="font-mono text-3xl font-bold tabular-nums"
          data-testid="slow-loss"
          data-value={slow.loss}
        >
          {sayLoss(slow.loss)}
        </p>
        {(settings.batchNorm || settings.dropout > 0) && (
          <p className="mt-3 text-soft">{words.trainingMode}</p>
        )}
        <p className="mt-3 text-soft">{words.backward}</p>
      </div>
    </div>
  )
}
