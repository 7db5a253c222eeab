import {
  DEFAULT_SETTINGS,
  SETTING_RANGES,
  holds,
  type NumericSetting,
  type TrainSettings,
} from '@/lib/data/train-settings'

/** Names in the address: short, since they are read aloud and written on blackboards. */
const QUERY_NAMES: Record<NumericSetting | 'optimiser', string> = {
  seed: 'seed',
  batch: 'batch',
  learningRate: 'lr',
  epochs: 'epochs',
  momentum: 'momentum',
  optimiser: 'optimiser',
}

/** A value in the address that is no setting: the default is used, and the reader is told. */
export interface RefusedSetting {
  name: string
  value: string
}

/** Settings that an address asks for, over the defaults; `given` says whether it asks for any. */
export function settingsFromQuery(search: string): {
  settings: TrainSettings
  given: boolean
  refused: RefusedSetting[]
} {
  const query = new URLSearchParams(search)
  const settings = { ...DEFAULT_SETTINGS }
  const refused: RefusedSetting[] = []
  let given = false
  for (const name of Object.keys(SETTING_RANGES) as NumericSetting[]) {
    const text = query.get(QUERY_NAMES[name])
    if (text === null) continue
    const value = text.trim() === '' ? NaN : Number(text)
    if (holds(name, value)) {
      settings[name] = value
      given = true
    } else refused.push({ name: QUERY_NAMES[name], value: text })
  }
  const optimiser = query.get(QUERY_NAMES.optimiser)
  if (optimiser === 'sgd' || optimiser === 'adam') {
    settings.optimiser = optimiser
    given = true
  } else if (optimiser !== null) refused.push({ name: QUERY_NAMES.optimiser, value: optimiser })
  return { settings, given, refused }
}

/** The query with every setting that is not the default's, other parameters untouched. */
export function queryWithSettings(search: string, settings: TrainSettings): string {
  const query = new URLSearchParams(search)
  for (const [name, short] of Object.entries(QUERY_NAMES) as [keyof TrainSettings, string][]) {
    if (settings[name] === DEFAULT_SETTINGS[name]) query.delete(short)
    else query.set(short, String(settings[name]))
  }
  const text = query.toString()
  return text ? `?${text}` : ''
}
