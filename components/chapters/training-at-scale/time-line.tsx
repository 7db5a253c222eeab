import { DAY } from '@/lib/nn/training-cost'
import type { FigureProps } from './figures'
import { paperTimes, placeOf } from './then-now'

const marks = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: DAY,
  year: 365.25 * DAY,
  century: 36_525 * DAY,
} as const
/** One label above the scale and one below: the two times lie close together. */
const papers = [
  ['lenet', 'top-0'],
  ['alexnet', 'top-12'],
] as const

interface Props {
  /** Null while no speed is known. */
  seconds: number | null
  words: FigureProps['words']['thenNow']
}

const percent = (seconds: number) => `${100 * placeOf(seconds)}%`

/** A time on a logarithmic scale, with the times of both papers shaded. */
export function TimeLine({ seconds, words }: Props) {
  return (
    <div className="mt-3" role="img" aria-label={words.line}>
      <div className="relative h-18" aria-hidden>
        {papers.map(([paper, top]) => {
          const [from, to] = paperTimes[paper]
          return (
            <div key={paper}>
              <span
                className="absolute top-5 h-6 bg-why-fill"
                style={{ left: percent(from), width: `${100 * (placeOf(to) - placeOf(from))}%`, minWidth: 3 }}
              />
              <span
                className={`absolute -translate-x-1/2 text-xs whitespace-nowrap text-soft ${top}`}
                style={{ left: percent((from + to) / 2) }}
              >
                {words.papers[paper]}
              </span>
            </div>
          )
        })}
        <div className="absolute inset-x-0 top-8 border-t border-edge" />
        {Object.entries(marks).map(([mark, at]) => (
          <span
            key={mark}
            className="absolute top-6.5 h-3 border-l border-edge"
            style={{ left: percent(at) }}
          />
        ))}
        {seconds !== null && (
          <span
            className="absolute top-4.5 h-7 w-1 -translate-x-1/2 rounded-sm bg-alexnet"
            style={{ left: percent(seconds) }}
          />
        )}
      </div>
      <div className="relative h-5 text-xs text-soft" aria-hidden>
        {Object.entries(marks).map(([mark, at], i) => (
          <span
            key={mark}
            className={`absolute whitespace-nowrap ${i === 0 ? '' : '-translate-x-1/2'}`}
            style={{ left: percent(at) }}
          >
            {words.marks[mark as keyof typeof marks]}
          </span>
        ))}
      </div>
    </div>
  )
}
