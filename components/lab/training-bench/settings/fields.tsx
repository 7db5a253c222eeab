import { Choices } from '@/components/ui/choices'
import { Select } from '@/components/ui/select'
import { Slider } from '@/components/ui/slider'
import { useBenchStrings } from '../../bench-strings'
import {
  SETTING_CHOICES,
  SETTING_RANGES,
  type ChoiceSetting,
  type NumericSetting,
  type TrainSettings,
} from '@/lib/data/train-settings'
import { usePanel } from './panel-context'
import { fromTrack, toTrack, type Stops } from './stops'

interface ChoiceFieldProps<Name extends ChoiceSetting> {
  name: Name
  /** Options that do not fit the other settings. */
  unfit?: (value: TrainSettings[Name]) => boolean
  /** A list that unfolds, where the options are too many or too long to stand side by side. */
  folded?: boolean
}

/** A setting that is one of a few. */
export function ChoiceField<Name extends ChoiceSetting>({ name, unfit, folded }: ChoiceFieldProps<Name>) {
  const words = useBenchStrings().strings.trainSettings
  const { settings, locked, change } = usePanel()
  type Value = TrainSettings[Name] & string
  const texts = words.options[name] as Readonly<Record<string, string>>
  const options = (SETTING_CHOICES[name] as readonly string[] as readonly Value[]).map((value) => ({
    value,
    label: texts[value],
    disabled: (!folded && locked) || unfit?.(value),
  }))
  const shared = {
    label: words.fields[name],
    value: settings[name] as Value,
    options,
    onChange: (value: Value) => change({ [name]: value }),
    testId: `setting-${name}`,
  }
  return folded ? <Select {...shared} disabled={locked} /> : <Choices {...shared} />
}

interface NumberFieldProps {
  name: NumericSetting
  min: number
  max: number
  step: number
  value?: number
  disabled?: boolean
}

/** A setting that is a number, on an even scale. */
export function NumberField({ name, min, max, step, value, disabled }: NumberFieldProps) {
  const words = useBenchStrings().strings.trainSettings
  const { settings, locked, change } = usePanel()
  return (
    <Slider
      label={words.fields[name]}
      value={value ?? settings[name]}
      min={min}
      max={max}
      step={step}
      disabled={disabled ?? locked}
      testId={`setting-${name}`}
      onChange={(next) => change({ [name]: SETTING_RANGES[name].whole ? Math.round(next) : next })}
    />
  )
}

interface StopsFieldProps {
  name: NumericSetting
  stops: Stops
  /** Where it differs from the setting, which says what a run began with. */
  value?: number
  disabled?: boolean
  format?: (value: number) => string
}

/** A setting that is a number, on a scale of values worth trying; the field beside it takes any other. */
export function StopsField({ name, stops, value, disabled, format }: StopsFieldProps) {
  const words = useBenchStrings().strings.trainSettings
  const { settings, locked, change } = usePanel()
  return (
    <Slider
      label={words.fields[name]}
      value={value ?? settings[name]}
      min={stops[0]}
      max={stops[stops.length - 1]}
      step={1}
      scale={{ toTrack: (v) => toTrack(stops, v), fromTrack: (track) => fromTrack(stops, track) }}
      disabled={disabled ?? locked}
      format={format}
      testId={`setting-${name}`}
      onChange={(next) => change({ [name]: SETTING_RANGES[name].whole ? Math.round(next) : next })}
    />
  )
}

interface PowerFieldProps {
  name: 'batch' | 'learningRate'
  base: number
  /** Powers at the two ends, and between two steps of the slider. */
  low: number
  high: number
  by: number
  value?: number
  disabled?: boolean
}

/** A setting that matters by factor, not by difference: its slider goes by powers of a base. */
export function PowerField({ name, base, low, high, by, value, disabled }: PowerFieldProps) {
  const words = useBenchStrings().strings.trainSettings
  const { settings, locked, change } = usePanel()
  const { min, max, whole } = SETTING_RANGES[name]
  const take = (next: number) => {
    const rounded = whole ? Math.round(next) : Number(next.toPrecision(2))
    change({ [name]: Math.min(max, Math.max(min, rounded)) })
  }
  return (
    <Slider
      label={words.fields[name]}
      value={value ?? settings[name]}
      min={base ** low}
      max={base ** high}
      step={by}
      scale={{ toTrack: (v) => Math.log(v) / Math.log(base), fromTrack: (track) => base ** track }}
      disabled={disabled ?? locked}
      testId={`setting-${name}`}
      onChange={take}
    />
  )
}
