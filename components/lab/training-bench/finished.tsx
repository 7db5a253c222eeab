import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { TrainSettings } from '@/lib/data/train-settings'
import type { TrainerState } from '@/lib/engine/trainer-store'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../bench-strings'
import { wayOn } from './way-on'

interface FinishedProps {
  state: TrainerState
  /** Goes on with these settings. */
  onGoOn: (patch: Partial<TrainSettings>) => void
}

/** Why a finished run makes no further step, and the way on. */
export function Finished({ state, onGoOn }: FinishedProps) {
  const words = useBenchStrings().strings.trainLive.finished
  const way = wayOn(state)
  if (!way) return null
  return (
    <Alert
      tone="info"
      testId="train-finished"
      action={
        <Button data-testid="train-more" onClick={() => onGoOn(way.patch)}>
          {way.kind === 'more'
            ? fill(words.more, { count: way.count })
            : fill(words.on, { epochs: state.settings.epochs })}
        </Button>
      }
    >
      {way.kind === 'more' ? words.over : words.reached}
    </Alert>
  )
}
