import { useBenchStrings } from '../bench-strings'
import type { TuneRun } from '@/lib/engine/fine-tune-state'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { formatPercent } from '../training-bench/format-percent'

const CELL = 'px-2 py-1.5 text-right whitespace-nowrap tabular-nums'

/** Every training in a row, so that two can be compared: on the same pictures held back, or not at all. */
export function RunsTable({ runs }: { runs: readonly TuneRun[] }) {
  const { lang, strings } = useBenchStrings()
  const { runs: words, settings } = strings.fineTune
  if (runs.length === 0) return null
  const number = (value: number) => formatNumber(value, lang)
  const share = (value: number | null) => (value === null ? '–' : formatPercent(value, lang, 1))
  const name = ({ settings: { part, layer, most, shuffled, leak } }: TuneRun) =>
    [
      part === 'linear'
        ? fill(words.on, { part: settings.parts.linear, layer: settings.layers[layer] })
        : settings.parts[part],
      most !== null && fill(words.most, { count: most }),
      shuffled && words.shuffled,
      leak && words.leak,
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <section className="mt-6 border-t border-line pt-4" aria-label={words.title}>
      <h3 className="m-0 font-sans! text-[1.0625rem] font-semibold">{words.title}</h3>
      <p className="mt-1 mb-2 text-sm text-soft">{words.same}</p>
      <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={words.title}>
        <table className="m-0 w-full border-collapse text-sm">
          <thead>
            <tr className="border-b border-line text-soft">
              <th scope="col" className="px-2 py-1.5 text-left font-normal">
                {words.part}
              </th>
              {[words.parameters, words.learnt, words.held, words.training, words.validation, words.time].map(
                (head) => (
                  <th key={head} scope="col" className={`${CELL} font-normal`}>
                    {head}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr
                key={run.at}
                data-testid="finetune-run"
                data-part={run.settings.part}
                data-validation={run.validationAccuracy ?? undefined}
                data-same={run.split === runs[0].split}
                className="border-b border-line"
              >
                <td className="min-w-40 px-2 py-1.5 text-left">
                  {run.split === runs[0].split && (
                    <span
                      role="img"
                      aria-label={words.sameMark}
                      title={words.sameMark}
                      className="mr-1.5 inline-block size-2 rounded-full bg-lenet align-middle"
                    />
                  )}
                  {name(run)}
                </td>
                <td className={CELL}>{number(run.trained)}</td>
                <td className={CELL}>{number(run.training)}</td>
                <td className={CELL}>{number(run.held)}</td>
                <td className={CELL}>{share(run.trainingAccuracy)}</td>
                <td className={`${CELL} font-semibold`}>{share(run.validationAccuracy)}</td>
                <td className={CELL}>
                  {fill(strings.fineTune.metrics.seconds, {
                    count: formatNumber(run.ms / 1000, lang, { maximumFractionDigits: 1 }),
                  })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
