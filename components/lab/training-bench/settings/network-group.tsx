import { Checkbox } from '@/components/ui/checkbox'
import { useBenchStrings } from '../../bench-strings'
import { networkOf } from '@/lib/data/train-settings'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { describeNetwork } from '@/lib/nn/arithmetic'
import { C3Grid } from './c3-grid'
import { ChoiceField, NumberField } from './fields'
import { Group, Setting } from './group'
import { usePanel } from './panel-context'
import { priceOfLayers } from './price'

/** Activations whose values are never negative, so that they never meet the -1 of the RBF codes. */
const NEVER_NEGATIVE = ['relu', 'sigmoid']

/** What the network is. */
export function NetworkGroup() {
  const { lang, strings } = useBenchStrings()
  const words = strings.trainSettings
  const { settings, locked, change } = usePanel()
  const network = describeNetwork(networkOf(settings))
  const normalised = describeNetwork(networkOf({ ...settings, batchNorm: true }))

  const priceOf = (isPriced: (name: string) => boolean, of = network) => {
    const { parameters, macs } = priceOfLayers(of, isPriced)
    const values = { parameters: formatNumber(parameters, lang), macs: formatNumber(macs, lang) }
    if (parameters === 0 && macs === 0) return words.price.none
    return fill(macs === 0 ? words.price.parametersOnly : words.price.own, values)
  }
  return (
    <Group title={words.groups.network} testId="settings-network">
      <Setting
        about={[words.about.c3[settings.c3], priceOf((name) => name === 'c3' || name === 'c3-depthwise')]}
      >
        <ChoiceField name="c3" />
        <C3Grid choice={settings.c3} />
      </Setting>
      <Setting
        about={[
          words.about.subsampling[settings.subsampling],
          priceOf((name) => name === 's2' || name === 's4'),
        ]}
      >
        <ChoiceField name="subsampling" folded />
      </Setting>
      <Setting about={[words.about.activation[settings.activation], words.price.none]}>
        <ChoiceField name="activation" folded />
      </Setting>
      <Setting
        about={[
          words.about.output[settings.output],
          priceOf((name) => name === 'output'),
          settings.output === 'rbf' &&
            NEVER_NEGATIVE.includes(settings.activation) &&
            words.warnings.rbfRange,
        ]}
      >
        <ChoiceField name="output" />
      </Setting>
      <Setting
        about={[settings.output === 'rbf' ? words.about.dropoutRbf : words.about.dropout, words.price.none]}
      >
        <NumberField name="dropout" min={0} max={0.9} step={0.05} />
      </Setting>
      <Setting
        about={[
          words.about.batchNorm,
          priceOf((name) => name.endsWith('-norm'), normalised),
          settings.batchNorm && settings.batch === 1 && words.warnings.batchNormOfOne,
        ]}
      >
        <Checkbox
          label={words.fields.batchNorm}
          checked={settings.batchNorm}
          disabled={locked}
          testId="setting-batchNorm"
          onChange={(batchNorm) => change({ batchNorm })}
        />
      </Setting>
    </Group>
  )
}
