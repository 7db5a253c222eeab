import { Slider } from '@/components/ui/slider'
import { useBenchStrings } from '../../bench-strings'
import { SETTING_RANGES } from '@/lib/data/train-settings'
import { ChoiceField } from './fields'
import { Group, Setting } from './group'
import { usePanel } from './panel-context'

/** Seeds that the slider offers; the field beside it takes all there are. */
const SLIDER_SEEDS = 99

/** What a run begins from. */
export function StartGroup() {
  const words = useBenchStrings().strings.trainSettings
  const { settings, locked, change } = usePanel()
  return (
    <Group title={words.groups.start} testId="settings-start">
      <Setting about={[words.about.initialisation[settings.initialisation]]}>
        <ChoiceField name="initialisation" folded />
      </Setting>
      <Setting about={[words.about.seed, words.free]}>
        <Slider
          label={words.fields.seed}
          value={settings.seed}
          min={SETTING_RANGES.seed.min}
          max={SETTING_RANGES.seed.max}
          step={1}
          scale={{ toTrack: (seed) => Math.min(seed, SLIDER_SEEDS), fromTrack: (track) => track }}
          disabled={locked}
          testId="setting-seed"
          onChange={(seed) => change({ seed: Math.round(seed) })}
        />
      </Setting>
    </Group>
  )
}
