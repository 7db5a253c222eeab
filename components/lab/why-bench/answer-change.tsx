import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../bench-strings'
import { useNameOf } from '../class-names'
import { formatShare } from '../draw-bench/shares'

interface AnswerChangeProps {
  before: readonly number[] | null
  after: readonly number[] | null
}

/** The ten probabilities before and after the change: two bars a digit, the upper one before. */
export function AnswerChange({ before, after }: AnswerChangeProps) {
  const { lang, strings } = useBenchStrings()
  const nameOf = useNameOf()
  const words = strings.why.change
  const top = after ? after.indexOf(Math.max(...after)) : -1
  const percent = (value: number | undefined) => (value === undefined ? '–' : formatShare(value, 1, lang))
  return (
    <table className="w-full max-w-md text-sm" data-testid="answer-change">
      <caption className="sr-only">{words.title}</caption>
      <thead className="text-left text-xs text-soft">
        <tr>
          <th scope="col" className="w-8 pb-1 font-normal">
            {words.digit}
          </th>
          <td aria-hidden />
          <th scope="col" className="w-16 pb-1 text-right font-normal">
            {words.before}
          </th>
          <th scope="col" className="w-16 pb-1 text-right font-normal">
            {words.after}
          </th>
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: 10 }, (_, digit) => (
          <tr
            key={digit}
            data-digit={digit}
            data-before={before?.[digit]}
            data-after={after?.[digit]}
            className={digit === top ? 'font-bold' : undefined}
            aria-label={fill(words.row, {
              digit: nameOf(digit),
              before: percent(before?.[digit]),
              after: percent(after?.[digit]),
            })}
          >
            <th scope="row" className="text-left font-mono whitespace-nowrap tabular-nums">
              {nameOf(digit)}
            </th>
            <td aria-hidden className="px-1">
              <span className="block h-1.5 overflow-hidden rounded-xs bg-wash">
                <span
                  className="block h-full origin-left bg-edge/60"
                  style={{ transform: `scaleX(${before?.[digit] ?? 0})` }}
                />
              </span>
              <span className="mt-px block h-2 overflow-hidden rounded-xs bg-wash">
                <span
                  className="block h-full origin-left bg-ink"
                  style={{ transform: `scaleX(${after?.[digit] ?? 0})` }}
                />
              </span>
            </td>
            <td className="text-right font-mono text-xs text-soft tabular-nums">
              {percent(before?.[digit])}
            </td>
            <td className="text-right font-mono text-xs tabular-nums">{percent(after?.[digit])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
