import { presets, type PresetName } from '@/lib/data/presets'
import { formatChanges, parseChanges } from '@/lib/data/setting-changes'
import {
  DEFAULT_SETTINGS,
  SETTING_CHOICES,
  SETTING_RANGES,
  holds,
  isChoice,
  validationOf,
  withFittingLoss,
  type ChoiceSetting,
  type NumericSetting,
  type TrainSettings,
} from '@/lib/data/train-settings'

/** Names in the address: short, since they are read aloud and written on blackboards. */
export const QUERY_NAMES: Readonly<Record<keyof TrainSettings, string>> = {
  c3: 'c3',
  subsampling: 'pool',
  activation: 'act',
  output: 'out',
  dropout: 'dropout',
  batchNorm: 'bn',
  loss: 'loss',
  pixels: 'pixels',
  initialisation: 'init',
  seed: 'seed',
  optimiser: 'optimiser',
  learningRate: 'lr',
  momentum: 'momentum',
  weightDecay: 'decay',
  schedule: 'schedule',
  digits: 'digits',
  batch: 'batch',
  epochs: 'epochs',
  data: 'data',
  order: 'order',
  rotation: 'rotate',
  scale: 'scale',
  shear: 'shear',
  shift: 'shift',
  stopAt: 'stop',
  changes: 'changes',
}

/** A whole setting, over which the others of the address apply. */
export const PRESET_NAME = 'preset'

/** A value in the address that is not used: the usual one is, and the reader is told. */
export interface RefusedSetting {
  /** As in the address. */
  name: string
  value: string
  /** Why a value that is possible by itself is not used with the others: 'output' (of a loss), 'nothing-to-steer-by'. */
  because?: 'output' | 'nothing-to-steer-by'
}

const settingNames = Object.keys(QUERY_NAMES) as (keyof TrainSettings)[]
const isNumeric = (name: keyof TrainSettings): name is NumericSetting => Object.hasOwn(SETTING_RANGES, name)
const isOneOfFew = (name: keyof TrainSettings): name is ChoiceSetting => Object.hasOwn(SETTING_CHOICES, name)
const isPreset = (name: string): name is PresetName => Object.hasOwn(presets, name)

/** The value of a setting that a text of the address says; undefined when it says none that is possible. */
function parse(name: keyof TrainSettings, text: string): TrainSettings[keyof TrainSettings] | undefined {
  if (isNumeric(name)) {
    const value = text.trim() === '' ? NaN : Number(text)
    return holds(name, value) ? value : undefined
  }
  if (isOneOfFew(name)) return isChoice(name, text) ? (text as TrainSettings[ChoiceSetting]) : undefined
  if (name === 'batchNorm') return text === '1' ? true : text === '0' ? false : undefined
  const changes = parseChanges(text)
  return changes === null ? undefined : formatChanges(changes)
}

const format = (value: TrainSettings[keyof TrainSettings]): string =>
  typeof value === 'boolean' ? (value ? '1' : '0') : String(value)

/** Puts right what no run can have together, and names what the address asked for of it. */
function reconcile(settings: TrainSettings, asked: (name: keyof TrainSettings) => boolean) {
  const refused: RefusedSetting[] = []
  const replace = (name: keyof TrainSettings, because: RefusedSetting['because']) => {
    if (asked(name)) refused.push({ name: QUERY_NAMES[name], value: format(settings[name]), because })
  }
  const fitting = withFittingLoss(settings)
  if (fitting !== settings) replace('loss', 'output')
  const possible = { ...fitting }
  if (validationOf(settings) === 0) {
    if (settings.schedule === 'plateau') {
      replace('schedule', 'nothing-to-steer-by')
      possible.schedule = DEFAULT_SETTINGS.schedule
    }
    if (settings.stopAt > 0) {
      replace('stopAt', 'nothing-to-steer-by')
      possible.stopAt = 0
    }
  }
  return { possible, refused }
}

/**
 * Settings that an address asks for, over its preset or the defaults. They can run together: of a loss that does not fit
 * the output, and of what would steer by validation digits where none are left, the usual value is taken.
 * @returns `given`: whether the address asks for any; `refused`: what of it is not used
 */
export function settingsFromQuery(search: string): {
  settings: TrainSettings
  given: boolean
  refused: RefusedSetting[]
} {
  const query = new URLSearchParams(search)
  const refused: RefusedSetting[] = []
  const asked = new Set<keyof TrainSettings>()

  const preset = query.get(PRESET_NAME)
  const whole = preset !== null && isPreset(preset) ? presets[preset] : null
  if (preset !== null && !whole) refused.push({ name: PRESET_NAME, value: preset })

  const wanted: Record<string, unknown> = { ...(whole ?? DEFAULT_SETTINGS) }
  for (const name of settingNames) {
    const text = query.get(QUERY_NAMES[name])
    if (text === null) continue
    const value = parse(name, text)
    if (value === undefined) refused.push({ name: QUERY_NAMES[name], value: text })
    else {
      wanted[name] = value
      asked.add(name)
    }
  }
  const { possible, refused: unfit } = reconcile(wanted as unknown as TrainSettings, (name) =>
    asked.has(name),
  )
  return { settings: possible, given: asked.size > 0 || whole !== null, refused: [...refused, ...unfit] }
}

const differences = (settings: TrainSettings, base: TrainSettings) =>
  settingNames.filter((name) => settings[name] !== base[name])

/**
 * The query with every setting that is not the default's, other parameters untouched. Where the name of a preset and what
 * differs from it are fewer, it is said so.
 */
export function queryWithSettings(search: string, settings: TrainSettings): string {
  const query = new URLSearchParams(search)
  for (const name of [PRESET_NAME, ...Object.values(QUERY_NAMES)]) query.delete(name)

  let said: { preset: PresetName | null; names: (keyof TrainSettings)[] } = {
    preset: null,
    names: differences(settings, DEFAULT_SETTINGS),
  }
  const length = ({ preset, names }: typeof said) => names.length + (preset === null ? 0 : 1)
  for (const preset of Object.keys(presets) as PresetName[]) {
    const other = { preset, names: differences(settings, presets[preset]) }
    if (length(other) < length(said)) said = other
  }
  if (said.preset !== null) query.set(PRESET_NAME, said.preset)
  for (const name of said.names) query.set(QUERY_NAMES[name], format(settings[name]))

  // A colon needs no escape in a query: changes stay readable.
  const text = query.toString().replaceAll('%3A', ':')
  return text ? `?${text}` : ''
}
