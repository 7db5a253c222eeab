import { CURVE_NAMES, valueBetween } from './run-curve'
import { SETTING_NAMES, type RunRecord } from './run-record'

/** The columns of {@link runsAsCsv}: which run, where in it, what was measured there, and all settings. */
export const CSV_COLUMNS = [
  'started',
  'name',
  'step',
  'epoch',
  'seconds',
  ...CURVE_NAMES,
  'engine',
  'threads',
  ...SETTING_NAMES.map((name) => `setting.${name}`),
]

/** RFC 4180: quoted where a comma, a quote or a line break would be misread. */
const field = (value: string) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

const line = (values: readonly (string | number | boolean | null)[]) =>
  values.map((value) => (value === null ? '' : field(String(value)))).join(',')

/**
 * Runs as one table (RFC 4180, lines end in CRLF): a row for each kept point of a run, runs one after the other. Each row
 * repeats its run's settings, so that any program can group by them; a cell is empty where nothing was measured. Numbers
 * have a decimal point, accuracies are 0 to 1, `seconds` of training leave looks out.
 */
export function runsAsCsv(runs: readonly RunRecord[]): string {
  const lines = [line(CSV_COLUMNS)]
  for (const run of runs) {
    const measured = CURVE_NAMES.map((name) => {
      const { steps, values } = run.curves[name]
      return new Map(steps.map((step, at) => [step, values[at]]))
    })
    const steps = [...new Set(measured.flatMap((points) => [...points.keys()]))].sort((a, b) => a - b)
    for (const step of steps) {
      const ms = valueBetween(run.times, step)
      lines.push(
        line([
          new Date(run.startedAt).toISOString(),
          run.name,
          step,
          run.stepsPerEpoch === null ? null : Number((step / run.stepsPerEpoch).toFixed(6)),
          ms === null ? null : Number((ms / 1000).toFixed(3)),
          ...measured.map((points) => points.get(step) ?? null),
          run.engine?.name ?? null,
          run.engine?.threads ?? null,
          ...SETTING_NAMES.map((name) => run.settings[name]),
        ]),
      )
    }
  }
  return lines.map((text) => `${text}\r\n`).join('')
}
