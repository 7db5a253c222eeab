import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../bench-strings'
import { formatShare } from '../draw-bench/shares'
import { topClasses } from '../photo-bench/top-classes'

interface TopChangeProps {
  before: ArrayLike<number>
  after: ArrayLike<number>
  nameOf: (output: number) => string
}

const SHOWN = 5

/** The first five answers before, and those after that were not among them: two bars each, the upper one before. */
export function TopChange({ before, after, nameOf }: TopChangeProps) {
  const { lang, strings } = useBenchStrings()
  const words = strings.photoWhy.editor
  const first = topClasses(before, SHOWN).map(({ index }) => index)
  const now = topClasses(after, SHOWN).map(({ index }) => index)
  const shown = [...first, ...now.filter((index) => !first.includes(index))]
  const percent = (value: number) => formatShare(value, 1, lang)
  return (
    <table className="w-full max-w-md text-sm" data-testid="photo-change">
      <caption className="sr-only">{words.table}</caption>
      <thead className="text-left text-xs text-soft">
        <tr>
          <th scope="col" className="pb-1 font-normal">
            {words.thing}
          </th>
          <th scope="col" className="w-16 pb-1 text-right font-normal">
            {words.before}
          </th>
          <th scope="col" className="w-16 pb-1 text-right font-normal">
            {words.after}
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map((index) => (
          <tr
            key={index}
            data-index={index}
            data-before={before[index]}
            data-after={after[index]}
            className={index === now[0] ? 'font-bold' : 'font-normal'}
            aria-label={fill(words.row, {
              label: nameOf(index),
              before: percent(before[index]),
              after: percent(after[index]),
            })}
          >
            <th
              scope="row"
              className={`max-w-0 py-0.5 text-left ${index === now[0] ? 'font-bold' : 'font-normal'}`}
            >
              <span className="block truncate">{nameOf(index)}</span>
              <span aria-hidden className="block pr-2">
                <span className="block h-1 overflow-hidden rounded-xs bg-wash">
                  <span
                    className="block h-full origin-left bg-edge/60"
                    style={{ transform: `scaleX(${before[index]})` }}
                  />
                </span>
                <span className="mt-px block h-1.5 overflow-hidden rounded-xs bg-wash">
                  <span
                    className="block h-full origin-left bg-ink"
                    style={{ transform: `scaleX(${after[index]})` }}
                  />
                </span>
              </span>
            </th>
            <td className="text-right font-mono text-xs text-soft tabular-nums">{percent(before[index])}</td>
            <td className="text-right font-mono text-xs tabular-nums">{percent(after[index])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
