import { useBenchStrings } from '../../bench-strings'
import { TRAIN_DIGITS } from '@/lib/data/mnist'
import { validationOf } from '@/lib/data/train-settings'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { formatPercent } from '../format-percent'
import { DistortedDigits } from './distorted-digits'
import { ChoiceField, NumberField, PowerField, StopsField } from './fields'
import { Group, Setting } from './group'
import { usePanel } from './panel-context'
import { STOPS } from './stops'

/** What it learns from, how often, and when it stops. */
export function DataGroup() {
  const { lang, strings } = useBenchStrings()
  const words = strings.trainSettings
  const { settings } = usePanel()
  const count = (value: number) => formatNumber(value, lang)
  const held = validationOf(settings)
  return (
    <Group title={words.groups.data} testId="settings-data">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-5 @min-[36rem]:grid-cols-2 @min-[58rem]:grid-cols-1">
        <Setting
          about={[
            held === 0
              ? fill(words.about.digitsAll, { digits: count(TRAIN_DIGITS) })
              : fill(words.about.digits, { validation: count(held) }),
          ]}
        >
          <StopsField name="digits" stops={STOPS.digits} />
        </Setting>
        <Setting about={[words.about.batch]}>
          <PowerField name="batch" base={2} low={0} high={10} by={1} />
        </Setting>
        <Setting about={[words.about.epochs]}>
          <StopsField name="epochs" stops={STOPS.epochs} disabled={false} />
        </Setting>
        <Setting about={[words.about.order[settings.order]]}>
          <ChoiceField name="order" />
        </Setting>
        <Setting about={[held === 0 ? words.about.stopAtOff : words.about.stopAt]}>
          <StopsField
            name="stopAt"
            stops={STOPS.stopAt}
            disabled={held === 0}
            format={(share) => (share === 0 ? words.never : formatPercent(share, lang, 1))}
          />
        </Setting>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-3 @min-[36rem]:col-span-2 @min-[36rem]:grid-cols-2 @min-[58rem]:col-span-1 @min-[58rem]:grid-cols-1">
          <div className="flex min-w-0 flex-col gap-3">
            <NumberField name="rotation" min={0} max={45} step={1} />
            <NumberField name="scale" min={0} max={0.5} step={0.01} />
            <NumberField name="shear" min={0} max={0.5} step={0.01} />
            <NumberField name="shift" min={0} max={6} step={0.5} />
          </div>
          <div className="min-w-0">
            <p className="mb-2 text-[0.8125rem] leading-normal text-soft">{words.about.distortion}</p>
            <DistortedDigits distortion={settings} />
          </div>
        </div>
      </div>
    </Group>
  )
}
