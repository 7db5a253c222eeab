import { memo } from 'react'
import { Choices } from '@/components/ui/choices'
import { ChevronIcon } from '@/components/ui/icons'
import { Slider } from '@/components/ui/slider'
import { useBenchStrings } from '../bench-strings'
import { SETTING_RANGES, type NumericSetting, type TrainSettings } from '@/lib/data/train-settings'
import type { TrainerState } from '@/lib/engine/trainer-store'
import { fill } from '@/lib/i18n/fill'

/** Batch sizes and learning rates matter by factor, not by difference: their sliders go by powers. */
const toPower = (value: number, base: number) => Math.log(value) / Math.log(base)

interface SettingsPanelProps {
  settings: TrainSettings
  /** A step has been done: only the number of epochs may still change. */
  begun: boolean
  running: boolean
  refused: TrainerState['refusedSettings']
  onChange: (patch: Partial<TrainSettings>) => void
}

export const SettingsPanel = memo(function SettingsPanel(props: SettingsPanelProps) {
  const words = useBenchStrings().strings.train
  const { settings, begun, running, refused, onChange } = props
  const locked = begun || running
  const number = (name: NumericSetting, min: number, max: number, by: number, disabled = locked) => (
    <Slider
      label={words.fields[name]}
      value={settings[name]}
      min={min}
      max={max}
      step={by}
      disabled={disabled}
      testId={`setting-${name}`}
      onChange={(value) => onChange({ [name]: SETTING_RANGES[name].whole ? Math.round(value) : value })}
    />
  )

  return (
    <details className="group mt-4 border-t border-line pt-3" data-testid="train-settings">
      <summary className="flex min-h-11 w-fit list-none items-center gap-1.5 text-[0.9375rem] font-semibold hover:text-lenet">
        <ChevronIcon className="size-4.5 transition-transform group-open:rotate-90" />
        {words.settings}
      </summary>
      <div className="mt-2 grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-3 @min-[36rem]:grid-cols-2 @min-[54rem]:grid-cols-3">
        {number('epochs', 1, 20, 1, running)}
        <PowerSlider
          name="learningRate"
          base={10}
          low={-4}
          high={0}
          by={0.05}
          settings={settings}
          locked={locked}
          onChange={onChange}
        />
        <PowerSlider
          name="batch"
          base={2}
          low={0}
          high={10}
          by={1}
          settings={settings}
          locked={locked}
          onChange={onChange}
        />
        <Choices
          label={words.fields.optimiser}
          value={settings.optimiser}
          options={(['sgd', 'adam'] as const).map((value) => ({
            value,
            label: words.optimisers[value],
            disabled: locked,
          }))}
          onChange={(optimiser) => onChange({ optimiser, learningRate: optimiser === 'adam' ? 0.001 : 0.05 })}
          testId="setting-optimiser"
        />
        {number('momentum', 0, 0.99, 0.01, locked || settings.optimiser === 'adam')}
        {number('seed', 0, 99, 1)}
      </div>
      <p className="mt-3 text-[0.8125rem] text-soft">{locked ? words.settingsLocked : words.settingsHint}</p>
      {refused.map(({ name, value }) => (
        <p key={name} role="status" className="mt-1 text-[0.8125rem]">
          {fill(words.refused, { name, value })}
        </p>
      ))}
    </details>
  )
})

interface PowerSliderProps {
  name: 'batch' | 'learningRate'
  base: number
  low: number
  high: number
  by: number
  settings: TrainSettings
  locked: boolean
  onChange: (patch: Partial<TrainSettings>) => void
}

/** A slider over powers of a base, with the value itself in a field of its own. */
function PowerSlider({ name, base, low, high, by, settings, locked, onChange }: PowerSliderProps) {
  const words = useBenchStrings().strings.train
  const value = settings[name]
  const { min, max, whole } = SETTING_RANGES[name]
  const take = (next: number) => {
    const rounded = whole ? Math.round(next) : Number(next.toPrecision(2))
    onChange({ [name]: Math.min(max, Math.max(min, rounded)) })
  }
  return (
    <Slider
      label={words.fields[name]}
      value={value}
      min={base ** low}
      max={base ** high}
      step={by}
      scale={{ toTrack: (v) => toPower(v, base), fromTrack: (track) => base ** track }}
      disabled={locked}
      testId={`setting-${name}`}
      onChange={take}
    />
  )
}
