import { classes } from '@/components/ui/classes'
import type { AmountReading } from '@/lib/data/amount/reading'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../bench-strings'
import { useLogFormat } from './log-format'

interface AlternativesTableProps {
  reading: AmountReading | null
  /** Which of them the graph shows. */
  chosen: number
  onChoose: (index: number) => void
}

const ROWS = 5

/** The best readings with their scores; a press shows one in the graph. */
export function AlternativesTable({ reading, chosen, onChoose }: AlternativesTableProps) {
  const words = useBenchStrings().strings.cheque.alternatives
  const log = useLogFormat()
  const alternatives = reading?.alternatives ?? []
  return (
    <div>
      <p className="text-sm text-soft">{words.title}</p>
      <div className="min-h-54">
        {alternatives.length === 0 ? (
          <p className="mt-2 text-sm text-soft">{words.none}</p>
        ) : (
          <table className="w-full text-sm tabular-nums">
            <thead>
              <tr className="text-xs text-soft">
                <th scope="col" className="py-1 text-left font-normal">
                  {words.reading}
                </th>
                <th scope="col" className="py-1 text-right font-normal">
                  {words.score}
                </th>
                <th scope="col" className="py-1 text-right font-normal">
                  {words.behind}
                </th>
              </tr>
            </thead>
            <tbody>
              {alternatives.slice(0, ROWS).map(({ digits, score }, index) => (
                <tr
                  key={digits}
                  data-testid="cheque-alternative"
                  data-digits={digits}
                  data-score={score}
                  className={classes('border-t border-line', index === chosen && 'bg-wash')}
                >
                  <td>
                    <button
                      type="button"
                      aria-label={fill(words.show, { digits })}
                      aria-pressed={index === chosen}
                      onClick={() => onChoose(index)}
                      className={classes(
                        'min-h-9 w-full px-1 text-left font-mono text-base break-all hover:text-lenet',
                        index === 0 && 'font-bold',
                        index === chosen && 'text-lenet',
                      )}
                    >
                      {digits}
                    </button>
                  </td>
                  <td className="px-1 text-right font-mono text-xs">{log(score)}</td>
                  <td className="px-1 text-right font-mono text-xs">
                    {index === 0 ? '' : log(alternatives[0].score - score)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </div>
  )
}
