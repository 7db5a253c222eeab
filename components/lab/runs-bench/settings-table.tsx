import type { ReactNode } from 'react'
import { ChevronIcon } from '@/components/ui/icons'
import {
  differingSettings,
  msPerEpoch,
  SETTING_NAMES,
  trainedMs,
  type RunRecord,
} from '@/lib/data/run-record'
import { networkOf, type TrainSettings } from '@/lib/data/train-settings'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { parameterCount } from '@/lib/nn/parameters'
import { useBenchStrings } from '../bench-strings'
import { LineSample } from './line-sample'
import type { ChosenRun } from './use-chosen'
import { durationOf, engineText, percent, settingText, valueText, type Words } from './words'

/** Settings and results of the compared runs side by side: what differs first, marked by a sign as well as by its ground. */
export function SettingsTable({ chosen }: { chosen: readonly ChosenRun[] }) {
  const { lang, strings } = useBenchStrings()
  const all = { lang, strings }
  const words = strings.runs
  const differing = differingSettings(chosen.map(({ run }) => run.settings))
  const alike = SETTING_NAMES.filter((name) => !differing.includes(name))
  return (
    <div>
      <h4 className="text-[0.9375rem] font-semibold">{words.table.title}</h4>
      <div className="mt-1 overflow-x-auto" tabIndex={0} role="group" aria-label={words.table.caption}>
        <table className="w-full border-collapse text-left text-[0.875rem]" data-testid="runs-table">
          <thead>
            <tr>
              <th scope="col" className="py-1.5 pr-3 text-[0.8125rem] font-normal text-soft">
                {words.table.setting}
              </th>
              {chosen.map(({ run, style }) => (
                <th key={run.startedAt} scope="col" className="min-w-24 px-3 py-1.5">
                  <LineSample style={style} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {differing.map((name) => (
              <tr
                key={name}
                className="border-t border-line bg-wash"
                data-testid="setting-row"
                data-setting={name}
                data-differs
              >
                <th scope="row" className="min-w-28 py-1.5 pr-3 pl-2 font-semibold">
                  <span aria-hidden className="mr-1.5 text-lenet">
                    ≠
                  </span>
                  {words.settings[name]}
                  <span className="sr-only"> ({words.table.differ})</span>
                </th>
                {chosen.map(({ run }) => (
                  <td key={run.startedAt} className="px-3 py-1.5 font-semibold tabular-nums">
                    {settingText(name, run.settings, all)}
                  </td>
                ))}
              </tr>
            ))}
            {resultRows(all).map(({ key, label, value }) => (
              <tr key={key} className="border-t border-line" data-testid="result-row" data-result={key}>
                <th scope="row" className="min-w-28 py-1.5 pr-3 pl-2 font-normal text-soft">
                  {label}
                </th>
                {chosen.map(({ run }) => (
                  <td key={run.startedAt} className="px-3 py-1.5 font-mono tabular-nums">
                    {value(run)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Alike names={alike} settings={chosen[0].run.settings} single={chosen.length === 1} words={all} />
    </div>
  )
}

interface ResultRow {
  key: string
  label: string
  value: (run: RunRecord) => ReactNode
}

function resultRows(words: Words): ResultRow[] {
  const { lang, strings } = words
  const { table } = strings.runs
  const share = (value: number | null) => (value === null ? '–' : percent(value, lang))
  const time = (ms: number | null) => (ms === null ? '–' : durationOf(ms, words))
  const pace = (run: RunRecord) => {
    const found = msPerEpoch(run)
    if (!found) return '–'
    return found.reckoned ? fill(table.reckoned, { time: time(found.ms) }) : time(found.ms)
  }
  return [
    { key: 'steps', label: table.steps, value: ({ step }) => formatNumber(step, lang) },
    {
      key: 'epochs',
      label: table.epochs,
      value: ({ step, stepsPerEpoch }) =>
        stepsPerEpoch ? formatNumber(step / stepsPerEpoch, lang, { maximumFractionDigits: 2 }) : '–',
    },
    {
      key: 'loss',
      label: table.loss,
      value: ({ figures: { loss } }) =>
        loss === null ? '–' : valueText('loss', Number(loss.toPrecision(4)), lang),
    },
    {
      key: 'training',
      label: table.trainingAccuracy,
      value: ({ figures }) => share(figures.trainingAccuracy),
    },
    {
      key: 'validation',
      label: table.validationAccuracy,
      value: ({ figures }) => share(figures.validationAccuracy),
    },
    { key: 'best', label: table.best, value: ({ figures }) => share(figures.bestValidationAccuracy) },
    { key: 'test', label: table.testAccuracy, value: ({ figures }) => share(figures.testAccuracy) },
    { key: 'pace', label: table.perEpoch, value: pace },
    { key: 'trained', label: table.trained, value: (run) => time(trainedMs(run)) },
    { key: 'engine', label: table.engine, value: ({ engine }) => engineText(engine, words) },
    {
      key: 'parameters',
      label: table.parameters,
      value: ({ settings }) => formatNumber(parameterCount(networkOf(settings)), lang),
    },
  ]
}

interface AlikeProps {
  names: readonly (keyof TrainSettings)[]
  settings: TrainSettings
  single: boolean
  words: Words
}

/** What the compared runs have in common, folded away. */
function Alike({ names, settings, single, words }: AlikeProps) {
  const { runs } = words.strings
  if (names.length === 0) return null
  return (
    <details className="group mt-1 text-[0.875rem]">
      <summary className="flex min-h-11 w-fit list-none items-center gap-1.5 text-soft hover:text-lenet">
        <ChevronIcon className="size-4.5 transition-transform group-open:rotate-90" />
        {fill(single ? runs.table.alikeOne : runs.table.alike, { count: names.length })}
      </summary>
      <dl className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-x-6 gap-y-1 pl-6">
        {names.map((name) => (
          <div key={name} className="flex flex-wrap justify-between gap-x-3 border-t border-line py-1">
            <dt className="text-soft">{runs.settings[name]}</dt>
            <dd className="tabular-nums">{settingText(name, settings, words)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
