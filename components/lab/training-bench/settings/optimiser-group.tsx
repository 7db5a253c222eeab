import { useBenchStrings } from '../../bench-strings'
import { valuesAt } from '@/lib/data/setting-changes'
import { networkOf, validationOf, type TrainSettings } from '@/lib/data/train-settings'
import { trainerStore, type TrainerState } from '@/lib/engine/trainer-store'
import { useStore } from '@/lib/hooks/use-store'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { describeNetwork } from '@/lib/nn/arithmetic'
import { LEVENBERG_MARQUARDT_FLOOR } from '@/lib/nn/levenberg-marquardt'
import { ChangesNote } from './changes-note'
import { ChoiceField, NumberField, PowerField, StopsField } from './fields'
import { Group, Setting } from './group'
import { usePanel } from './panel-context'
import { ScheduleCurve } from './schedule-curve'
import { STOPS } from './stops'

/** Numbers that a method keeps for each parameter: momentum; mean and size; second derivative. */
function keptByMethod({ optimiser, momentum }: TrainSettings): number {
  if (optimiser === 'adam') return 2
  return optimiser === 'levenberg-marquardt' || momentum > 0 ? 1 : 0
}

/** What was changed during the run included. */
const valuesNow = ({ settings, step }: TrainerState) => valuesAt(settings, step)

/** How the weights are changed. Rate, momentum and decay stay in the reader's hand during a run. */
export function OptimiserGroup() {
  const { lang, strings } = useBenchStrings()
  const words = strings.trainSettings
  const { settings } = usePanel()
  const learningRate = useStore(trainerStore, (state) => valuesNow(state).learningRate)
  const momentum = useStore(trainerStore, (state) => valuesNow(state).momentum)
  const weightDecay = useStore(trainerStore, (state) => valuesNow(state).weightDecay)
  const kept = keptByMethod(settings) * describeNetwork(networkOf(settings)).parameters
  const steerless = validationOf(settings) === 0
  const usesMomentum = settings.optimiser === 'sgd'
  return (
    <Group title={words.groups.optimiser} testId="settings-optimiser">
      <Setting
        about={[
          fill(words.about.optimiser[settings.optimiser], { mu: LEVENBERG_MARQUARDT_FLOOR }),
          kept === 0 ? words.price.keptNone : fill(words.price.kept, { count: formatNumber(kept, lang) }),
        ]}
      >
        <ChoiceField name="optimiser" />
      </Setting>
      <Setting about={[words.about.learningRate]}>
        <PowerField
          name="learningRate"
          base={10}
          low={-5}
          high={0}
          by={0.05}
          value={learningRate}
          disabled={false}
        />
      </Setting>
      <Setting about={[usesMomentum ? words.about.momentum : words.about.momentumUnread]}>
        <NumberField
          name="momentum"
          min={0}
          max={0.99}
          step={0.01}
          value={momentum}
          disabled={!usesMomentum}
        />
      </Setting>
      <Setting about={[words.about.weightDecay]}>
        <StopsField name="weightDecay" stops={STOPS.weightDecay} value={weightDecay} disabled={false} />
      </Setting>
      <ChangesNote />
      <Setting about={[words.about.schedule[settings.schedule], steerless && words.about.scheduleOff]}>
        <ChoiceField name="schedule" folded unfit={(schedule) => steerless && schedule === 'plateau'} />
        <ScheduleCurve settings={settings} />
      </Setting>
    </Group>
  )
}
