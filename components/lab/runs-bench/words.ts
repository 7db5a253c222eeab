import { parseChanges } from '@/lib/data/setting-changes'
import { DEFAULT_SETTINGS, SETTING_CHOICES, type TrainSettings } from '@/lib/data/train-settings'
import { differingSettings, type RunRecord } from '@/lib/data/run-record'
import type { CurveName } from '@/lib/data/run-curve'
import type { BenchStrings } from '@/lib/i18n/bench-strings'
import { fill } from '@/lib/i18n/fill'
import { formatNumber, listOf } from '@/lib/i18n/format'
import { languageTags, type Lang } from '@/lib/i18n/languages'

export interface Words {
  lang: Lang
  strings: BenchStrings
}

const exact = (value: number, lang: Lang) => formatNumber(value, lang, { maximumSignificantDigits: 10 })

export const percent = (share: number, lang: Lang): string =>
  formatNumber(share, lang, { style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** A setting's value as a reader sees it. */
export function settingText(
  name: keyof TrainSettings,
  settings: TrainSettings,
  { lang, strings }: Words,
): string {
  const { runs, trainSettings } = strings
  const value = settings[name]
  if (typeof value === 'boolean') return value ? runs.yes : runs.no
  if (typeof value === 'number') {
    if (name === 'stopAt') return value === 0 ? runs.never : percent(value, lang)
    // A seed is a name made of digits, not a quantity.
    if (name === 'seed') return String(value)
    if (name === 'rotation') return fill(runs.degrees, { count: exact(value, lang) })
    if (name === 'shift') return fill(runs.pixels, { count: exact(value, lang) })
    return exact(value, lang)
  }
  if (name === 'changes') return changesText(value, { lang, strings })
  const options: Record<string, Record<string, string>> = trainSettings.options
  return name in SETTING_CHOICES ? (options[name]?.[value] ?? value) : value
}

function changesText(text: string, { lang, strings }: Words): string {
  const changes = parseChanges(text) ?? []
  if (changes.length === 0) return strings.runs.none
  return changes
    .map(({ step, learningRate, momentum, weightDecay }) =>
      fill(strings.runs.change, {
        step: exact(step, lang),
        learningRate: exact(learningRate, lang),
        momentum: exact(momentum, lang),
        weightDecay: exact(weightDecay, lang),
      }),
    )
    .join('; ')
}

/** Settings that a title has room for. */
const MOST_TOLD = 3

/** What sets a run apart from the usual settings, in a few words. */
export function settingsInShort(settings: TrainSettings, words: Words): string {
  const { runs } = words.strings
  const names = differingSettings([DEFAULT_SETTINGS, settings])
  if (names.length === 0) return runs.usual
  const told = names
    .slice(0, MOST_TOLD)
    .map((name) => `${runs.settings[name]} ${settingText(name, settings, words)}`)
  const left = names.length - told.length
  return listOf([...told, ...(left > 0 ? [fill(runs.more, { count: left })] : [])], words.lang)
}

/** The reader's name for a run, or what it was trained with. */
export const nameOf = (run: Pick<RunRecord, 'name' | 'settings'>, words: Words): string =>
  run.name || settingsInShort(run.settings, words)

export const timeOf = (ms: number, lang: Lang): string =>
  new Intl.DateTimeFormat(languageTags[lang], {
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
  }).format(ms)

/** 83400 ms as '1 min 23 s', 940 as '0.94 s'. */
export function durationOf(ms: number, { lang, strings }: Words): string {
  const seconds = ms / 1000
  const { runs } = strings
  if (seconds < 60)
    return fill(runs.seconds, {
      count: formatNumber(seconds, lang, { maximumFractionDigits: seconds < 10 ? 2 : 1 }),
    })
  const whole = Math.round(seconds)
  return fill(runs.minutes, { count: formatNumber(Math.floor(whole / 60), lang), seconds: whole % 60 })
}

/** A point of a curve, as exactly as it was measured: float32 has seven digits. */
export function valueText(curve: CurveName, value: number, lang: Lang): string {
  if (curve.endsWith('Accuracy')) return percent(value, lang)
  const small = value !== 0 && Math.abs(value) < 1e-4
  return formatNumber(value, lang, {
    maximumSignificantDigits: 7,
    notation: small ? 'scientific' : 'standard',
  })
}

export function engineText(engine: RunRecord['engine'], { strings }: Words): string {
  if (!engine) return '–'
  const { wasm, wasmOne } = strings.train.engine
  if (engine.name !== 'wasm') return engine.name
  return engine.threads === 1 ? wasmOne : fill(wasm, { threads: engine.threads })
}
