import { useBenchStrings } from '../../bench-strings'
import { scalePixel } from '@/lib/data/digit-scaling'
import { withFittingLoss } from '@/lib/data/train-settings'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { RUBBISH_PENALTY } from '@/lib/nn/loss'
import { ChoiceField } from './fields'
import { Group, Setting } from './group'
import { usePanel } from './panel-context'

/** What is made small, and what a pixel becomes. */
export function LossGroup() {
  const { lang, strings } = useBenchStrings()
  const words = strings.trainSettings
  const { settings } = usePanel()
  const pixel = (byte: number) =>
    formatNumber(scalePixel(byte, settings.pixels), lang, { maximumFractionDigits: 3 }).replace('-', '−')
  return (
    <Group title={words.groups.loss} testId="settings-loss">
      <Setting
        about={[
          fill(words.about.loss[settings.loss], { j: RUBBISH_PENALTY }),
          settings.output === 'rbf' ? words.lossesOfRbf : words.lossesOfSoftmax,
        ]}
      >
        <ChoiceField
          name="loss"
          folded
          unfit={(loss) => withFittingLoss({ ...settings, loss }).loss !== loss}
        />
      </Setting>
      <Setting about={[fill(words.about.pixels[settings.pixels], { paper: pixel(0), ink: pixel(255) })]}>
        <ChoiceField name="pixels" folded />
      </Setting>
      <p className="text-[0.8125rem] text-soft">{words.free}</p>
    </Group>
  )
}
