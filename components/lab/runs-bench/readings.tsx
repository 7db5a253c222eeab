import type { LinePoint } from '@/lib/data/run-axis'
import type { CurveName } from '@/lib/data/run-curve'
import { formatNumber } from '@/lib/i18n/format'
import { useBenchStrings } from '../bench-strings'
import { LineSample } from './line-sample'
import type { LineStyle } from './run-lines'
import { valueText } from './words'

interface Props {
  curve: CurveName
  readings: readonly { style: LineStyle; name: string; read: LinePoint | null }[]
  testId: string
}

/** What each run's curve says at the place that is read: the nearest point, exactly. */
export function Readings({ curve, readings, testId }: Props) {
  const { lang, strings } = useBenchStrings()
  const words = strings.runs
  return (
    <table className="mt-1 w-full border-collapse text-left text-[0.875rem]">
      <thead className="text-[0.8125rem] text-soft">
        <tr>
          <th scope="col" className="py-1 pr-3 font-normal">
            {words.readRun}
          </th>
          <th scope="col" className="py-1 pr-3 text-right font-normal">
            {words.readAt}
          </th>
          <th scope="col" className="py-1 text-right font-normal">
            {words.curves[curve]}
          </th>
        </tr>
      </thead>
      <tbody>
        {readings.map(({ style, name, read }) => (
          <tr
            key={style.letter}
            className="border-t border-line"
            data-testid={testId}
            data-letter={style.letter}
            data-step={read?.step}
            data-value={read?.y}
          >
            <th scope="row" className="py-1.5 pr-3 font-normal">
              <span className="flex min-w-0 flex-wrap items-center gap-x-2">
                <LineSample style={style} />
                <span className="min-w-0">{name}</span>
              </span>
            </th>
            <td className="py-1.5 pr-3 text-right font-mono tabular-nums">
              {read ? formatNumber(read.step, lang) : '–'}
            </td>
            <td className="py-1.5 text-right font-mono font-semibold tabular-nums">
              {read ? valueText(curve, read.y, lang) : words.noPoint}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
