import { useBenchStrings } from '../bench-strings'
import type { PhotoPhase } from '@/lib/engine/photo-classifier'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { labelOf, type PhotoClass } from './classes'
import type { TopClass } from './top-classes'

export const ROWS = 5

interface AnswerRowsProps {
  phase: PhotoPhase
  /** What the outputs stand for. */
  classes: readonly PhotoClass[]
  /** The likeliest classes; empty while there is no answer. */
  top: readonly TopClass[]
}

/** The first five answers; places of the same size while there are none, so that nothing jumps. */
export function AnswerRows({ phase, classes, top }: AnswerRowsProps) {
  const { strings, lang } = useBenchStrings()
  const words = strings.photo
  const percent = (value: number) =>
    formatNumber(value, lang, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const rest = 1 - top.reduce((sum, { probability }) => sum + probability, 0)
  return (
    <div
      data-testid="photo-results"
      data-phase={phase}
      aria-busy={phase === 'loading' || phase === 'running'}
    >
      <h3 className="m-0 mb-1.5 font-sans! text-sm font-normal text-soft">{words.answerTitle}</h3>
      <ol className="m-0 list-none p-0">
        {top.map(({ index, probability }) => {
          const one = classes[index]
          const label = labelOf(one, lang)
          return (
            <li
              key={one.wnid}
              data-wnid={one.wnid}
              data-label={label}
              data-probability={probability}
              className="h-13 py-1"
            >
              <div className="flex items-baseline justify-between gap-3">
                <span className="min-w-0 truncate" title={one.enFull ?? one.en}>
                  {label}
                  {lang === 'zh' && (
                    <span lang="en" className="ml-2 text-sm text-soft">
                      {one.en}
                    </span>
                  )}
                </span>
                <span className="font-mono text-sm tabular-nums">{percent(probability)}</span>
              </div>
              <div aria-hidden="true" className="mt-1 h-2 overflow-hidden rounded-full bg-wash">
                <div className="h-full origin-left bg-ink" style={{ transform: `scaleX(${probability})` }} />
              </div>
            </li>
          )
        })}
        {top.length === 0 &&
          Array.from({ length: ROWS }, (_, row) => <li key={row} aria-hidden className="h-13" />)}
      </ol>
      <p className="mt-1 min-h-5 text-xs text-soft">
        {top.length > 0 &&
          fill(words.sum, {
            count: formatNumber(classes.length - top.length, lang),
            percent: percent(Math.max(0, rest)),
          })}
      </p>
    </div>
  )
}
