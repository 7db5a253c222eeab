import { useId, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { Choices } from '@/components/ui/choices'
import { Plot, PlotDot, PlotName, type PlotLine } from '@/components/viz/plot'
import { curveValues, TRANSFORM_RANGES, transformNames, type TransformName } from '@/lib/data/transform-digit'
import type { Break, BreakState } from '@/lib/engine/break'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { useBenchStrings } from '../bench-strings'
import { useNameOf } from '../class-names'
import { formatShare } from '../draw-bench/shares'
import { topOf } from '../draw-bench/top-of'
import { sayValue } from './say-value'

const TICKS: Record<TransformName, readonly number[]> = {
  rotation: [-180, -90, 0, 90, 180],
  size: [0.3, 1, 2],
  shiftX: [-14, -7, 0, 7, 14],
  shiftY: [-14, -7, 0, 7, 14],
  thickness: [-2, -1, 0, 1, 2, 3],
  noise: [0, 0.25, 0.5, 0.75, 1],
}

/** A curve that never comes so high needs no name. */
const NAMED = 0.3

/** Probabilities along one change, the place of the slider marked, and exact values under the pointer. */
export function CurvePart({ state, bench }: { state: BreakState; bench: Break }) {
  const { lang, strings } = useBenchStrings()
  const nameOf = useNameOf()
  const words = strings.break.curve
  const id = useId()
  const [hovered, setHovered] = useState<number | null>(null)
  const { along, transform, answer } = state
  const curve = state.curve?.along === along ? state.curve : null
  const { min, max } = TRANSFORM_RANGES[along]
  const values = curve?.values ?? curveValues(along)
  const say = (value: number) => sayValue(along, value, strings, lang)

  const value = transform[along]
  const over = hovered === null || !curve ? null : Math.min(hovered, values.length - 1)
  const at = over === null ? value : values[over]
  const shares = over === null ? (answer?.probabilities ?? null) : (curve?.rows[over] ?? null)
  const bold = answer ? topOf(answer.whole) : null
  const dashed = answer ? topOf(answer.probabilities) : null

  const lines: PlotLine[] = curve
    ? Array.from({ length: 10 }, (_, digit) => ({
        points: values.map((x, i) => [x, finite(curve.rows[i][digit])] as const),
        colour: digit === bold ? 'var(--lenet)' : digit === dashed ? 'var(--ink)' : 'var(--soft)',
        width: digit === bold ? 3 : digit === dashed ? 2 : 1,
        dash: digit === dashed && digit !== bold ? '6 4' : undefined,
      }))
    : []
  const names = curve
    ? Array.from({ length: 10 }, (_, digit) => {
        const row = curve.rows.map((shares) => finite(shares[digit]))
        const peak = topOf(row)
        return { digit, x: values[peak], y: row[peak] }
      }).filter(({ y }) => y >= NAMED)
    : []

  const nearest = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width))
    return Math.round(share * (values.length - 1))
  }
  const go = (place: number) => bench.change({ [along]: values[place] })
  const onKeyDown = (event: KeyboardEvent) => {
    const here = values.findLastIndex((x) => x <= value + 1e-9)
    const exact = Math.abs(values[here] - value) < 1e-9
    const to = {
      ArrowRight: here + 1,
      ArrowUp: here + 1,
      ArrowLeft: exact ? here - 1 : here,
      ArrowDown: exact ? here - 1 : here,
      Home: 0,
      End: values.length - 1,
    }[event.key]
    if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    setHovered(null)
    go(Math.min(values.length - 1, Math.max(0, to)))
  }
  const sentence = shares
    ? shares.map((share, digit) => `${nameOf(digit)}: ${formatShare(share, 1, lang)}`).join(', ')
    : ''

  return (
    <section className="mt-8 border-t border-line pt-5" aria-labelledby={id}>
      <h3 id={id} className="mb-3 font-sans text-base font-semibold">
        {words.title}
      </h3>
      <Choices
        label={words.along}
        value={along}
        onChange={bench.chooseAlong}
        options={transformNames.map((name) => ({ value: name, label: strings.break.sliders[name] }))}
        testId="curve-along"
      />
      <p className="mt-3 mb-2 max-w-prose text-[0.8125rem] leading-normal text-soft">
        {fill(words.how, { digit: bold === null ? '–' : nameOf(bold) })}
      </p>
      <div className="relative">
        <Plot
          className="h-72 w-full"
          label={fill(words.label, { along: strings.break.sliders[along] })}
          x={{ from: min, to: max, ticks: TICKS[along], label: strings.break.sliders[along], format: say }}
          y={{
            from: 0,
            to: 1,
            ticks: [0, 0.5, 1],
            label: words.y,
            format: (share) => formatNumber(share, lang, { style: 'percent' }),
          }}
          lines={[...lines, ...[at, value].map((x, i) => cursor(x, i === 1))]}
        >
          {names.map(({ digit, x, y }) => (
            <PlotName
              key={digit}
              x={x}
              y={y}
              side="above"
              colour={digit === bold ? 'var(--lenet)' : undefined}
            >
              {nameOf(digit)}
            </PlotName>
          ))}
          {answer && bold !== null && <PlotDot x={value} y={finite(answer.probabilities[bold])} />}
        </Plot>
        <div
          role="slider"
          tabIndex={0}
          aria-label={fill(words.slider, { along: strings.break.sliders[along] })}
          aria-valuemin={min}
          aria-valuemax={max}
          aria-valuenow={value}
          aria-valuetext={`${say(value)}. ${sentence}`}
          data-testid="curve"
          data-along={curve?.along}
          data-points={curve?.rows.length}
          className="absolute inset-[1.75rem_0.75rem_2.75rem_2.75rem] cursor-pointer touch-pan-y"
          onKeyDown={onKeyDown}
          onPointerDown={(event) => {
            if (event.button !== 0) return
            event.currentTarget.setPointerCapture(event.pointerId)
            go(nearest(event))
          }}
          onPointerMove={(event) => {
            const pressed = event.currentTarget.hasPointerCapture(event.pointerId)
            if (pressed) go(nearest(event))
            setHovered(pressed || event.pointerType !== 'mouse' ? null : nearest(event))
          }}
          onPointerLeave={() => setHovered(null)}
        />
      </div>
      <div data-testid="curve-reading" data-at={at} className="mt-1 min-h-24 text-sm @min-[40rem]:min-h-16">
        <p className="text-soft">{fill(words.place, { value: say(at) })}</p>
        <ul className="grid max-w-2xl grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-x-3 font-mono text-xs tabular-nums">
          {shares?.map((share, digit) => (
            <li
              key={digit}
              data-digit={digit}
              data-share={share}
              className={digit === topOf(shares) ? 'font-bold' : undefined}
            >
              {nameOf(digit)}: {formatShare(share, 1, lang)}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

/** What is not a number is drawn at 0. */
const finite = (value: number) => (Number.isFinite(value) ? value : 0)

const cursor = (x: number, full: boolean): PlotLine => ({
  points: [
    [x, 0],
    [x, 1],
  ],
  colour: full ? 'var(--lenet)' : 'var(--soft)',
  width: 1,
})
