import { oneOf } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Choices } from '@/components/ui/choices'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { FigureProps } from './figures'
import { laterNetworks, type LaterNetwork } from './later-networks'

const axes = ['macs', 'parameters'] as const
const fields = {
  by: oneOf(axes, 'parameters'),
  asked: oneOf(
    laterNetworks.map(({ id }) => id),
    'alexnet',
  ),
}

/** Ends of both axes: millions, and percent. */
const ends = { macs: [50, 20_000], parameters: [1, 200] } as const
const ticks = { macs: [100, 1000, 10_000], parameters: [1, 10, 100] } as const
const [LOW, HIGH] = [55, 75]

const across = (value: number, [from, to]: readonly [number, number]) =>
  (100 * Math.log(value / from)) / Math.log(to / from)
const up = (percent: number) => (100 * (percent - LOW)) / (HIGH - LOW)

/** Accuracy against parameters or arithmetic, on a logarithmic axis. */
export default function LaterFigure({ lang, words: all }: FigureProps) {
  const words = all.later
  const { state, change } = useFigureState('later', fields)
  const { by, asked } = state
  const valueOf = (one: LaterNetwork) => (by === 'macs' ? one.millionMacs : one.millionParameters)
  const number = (value: number) => formatNumber(value, lang)
  const chosen = laterNetworks.find(({ id }) => id === asked)!
  return (
    <div className="font-sans">
      <Choices
        label={words.by}
        value={by}
        options={axes.map((value) => ({ value, label: words.axes[value] }))}
        onChange={(to) => change({ by: to })}
        testId="later-by"
      />
      <div className="relative mt-4 mr-4 mb-12 ml-11 h-72 border-b border-l border-line">
        <span className="absolute -top-1 left-2 text-xs text-soft">{words.accuracy}</span>
        {[55, 60, 65, 70].map((percent) => (
          <span
            key={percent}
            aria-hidden
            className="absolute right-full translate-y-1/2 pr-2 text-xs text-soft tabular-nums"
            style={{ bottom: `${up(percent)}%` }}
          >
            {percent}%
          </span>
        ))}
        {ticks[by].map((tick) => (
          <span
            key={tick}
            aria-hidden
            className="absolute top-full -translate-x-1/2 pt-1 text-xs text-soft tabular-nums"
            style={{ left: `${across(tick, ends[by])}%` }}
          >
            {number(tick)}
          </span>
        ))}
        <span className="absolute top-full right-0 pt-5 text-xs text-soft">{words.axes[by]}</span>
        {laterNetworks.map((one) => {
          const isAsked = one.id === asked
          return (
            <button
              key={one.id}
              type="button"
              aria-pressed={isAsked}
              aria-label={fill(words.point, {
                name: one.name,
                accuracy: number(one.accuracyPercent),
                macs: number(one.millionMacs),
                parameters: number(one.millionParameters),
              })}
              onClick={() => change({ asked: one.id })}
              data-testid="later-point"
              data-id={one.id}
              className="absolute grid size-11 -translate-x-1/2 translate-y-1/2 place-items-center"
              style={{ left: `${across(valueOf(one), ends[by])}%`, bottom: `${up(one.accuracyPercent)}%` }}
            >
              <span
                aria-hidden
                className={`absolute hidden text-xs whitespace-nowrap @xl:block ${
                  across(valueOf(one), ends[by]) > 80 ? 'right-9' : 'left-9'
                } ${isAsked ? 'font-semibold text-ink' : 'text-soft'}`}
              >
                {one.name}
              </span>
              <span
                className={`block rounded-full border-2 ${isAsked ? 'size-5 border-ink bg-alexnet' : 'size-3.5 border-card bg-lenet'}`}
              />
            </button>
          )
        })}
      </div>
      <p
        className="min-h-28 rounded-xl bg-wash p-4 text-[0.9375rem] leading-normal @xl:min-h-22"
        aria-live="polite"
        data-testid="later-said"
        data-id={asked}
      >
        <b className="block font-semibold">
          {fill(words.point, {
            name: chosen.name,
            accuracy: number(chosen.accuracyPercent),
            macs: number(chosen.millionMacs),
            parameters: number(chosen.millionParameters),
          })}
        </b>
        {words.about[asked]}
      </p>
    </div>
  )
}
