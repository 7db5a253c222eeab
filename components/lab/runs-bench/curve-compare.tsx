import dynamic from 'next/dynamic'
import { useMemo, useState } from 'react'
import { Choices } from '@/components/ui/choices'
import { Select } from '@/components/ui/select'
import { linePoints, nearestTo, RUN_AXES, ticksBetween, valueTicks, type RunAxis } from '@/lib/data/run-axis'
import { CURVE_NAMES, MOST_POINTS, type CurveName } from '@/lib/data/run-curve'
import type { RunRecord } from '@/lib/data/run-record'
import { fill } from '@/lib/i18n/fill'
import { formatNumber, listOf } from '@/lib/i18n/format'
import { useBenchStrings } from '../bench-strings'
import { Readings } from './readings'
import type { LineStyle } from './run-lines'
import { percent, valueText } from './words'

const OverlayChart = dynamic(() => import('@/components/viz/overlay-chart'), { ssr: false })

export interface ComparedRun {
  style: LineStyle
  name: string
  run: Pick<RunRecord, 'curves' | 'times' | 'stepsPerEpoch' | 'startedAt'>
}

/** Curves of several runs on the same axes, with exact values at any place: by pointer, by touch and by keyboard. */
export function CurveCompare({ compared, testId }: { compared: readonly ComparedRun[]; testId: string }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.runs
  const [curve, setCurve] = useState<CurveName>('loss')
  const [axis, setAxis] = useState<RunAxis>('steps')
  /** Where values are read; null for the end. */
  const [wanted, setWanted] = useState<number | null>(null)

  const drawn = useMemo(
    () => compared.map((one) => ({ ...one, points: linePoints(one.run.curves[curve], axis, one.run) })),
    [compared, curve, axis],
  )
  /** Every place at which some run has a point: what the slider goes through. */
  const places = useMemo(
    () => [...new Set(drawn.flatMap(({ points }) => points.map(({ x }) => x)))].sort((a, b) => a - b),
    [drawn],
  )
  const at = wanted === null ? places.length - 1 : nearestIndex(places, wanted)
  const cursor = places[at] ?? 0
  const readings = drawn.map((one) => ({ ...one, read: nearestTo(one.points, cursor) }))
  const formatX = (x: number) => formatNumber(x, lang, { maximumFractionDigits: axis === 'steps' ? 0 : 3 })
  const said = fill(words.reading, {
    axis: words.axes[axis],
    x: formatX(cursor),
    values: listOf(
      readings.flatMap(({ style, read }) =>
        read ? [`${style.letter} ${valueText(curve, read.y, lang)}`] : [],
      ),
      lang,
    ),
  })
  const yTicks = valueTicks(
    curve,
    drawn.flatMap(({ points }) => points.map(({ y }) => y)),
  )
  const formatY = (y: number) =>
    curve.endsWith('Accuracy') ? percent(y, lang).replace(/[.,]00(?=\D*$)/, '') : formatNumber(y, lang)

  return (
    <div data-testid={testId}>
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <Select
          className="w-64 max-w-full"
          label={words.metric}
          value={curve}
          testId={`${testId}-curve`}
          options={CURVE_NAMES.map((value) => ({ value, label: words.curves[value] }))}
          onChange={setCurve}
        />
        <Choices
          label={words.axis}
          value={axis}
          testId={`${testId}-axis`}
          options={RUN_AXES.map((value) => ({ value, label: words.axes[value] }))}
          onChange={(next) => {
            setAxis(next)
            setWanted(null)
          }}
        />
      </div>
      {places.length === 0 ? (
        <p className="mt-3 flex h-72 items-center justify-center rounded-xl bg-wash px-6 text-center text-soft">
          {words.noCurves}
        </p>
      ) : (
        <>
          <div
            className="mt-3 h-72"
            role="img"
            aria-label={fill(words.chart, {
              curve: words.curves[curve],
              axis: words.axes[axis],
              count: drawn.length,
            })}
          >
            <OverlayChart
              lines={readings.map(({ style, points, read }) => ({ ...style, points, read }))}
              xTicks={ticksBetween(0, places[places.length - 1])}
              yTicks={yTicks}
              xLabel={words.axisLabels[axis]}
              formatX={formatX}
              formatY={formatY}
              cursor={cursor}
              onCursor={setWanted}
            />
          </div>
          <label className="mt-1 flex flex-wrap items-center gap-x-3 text-[0.8125rem] text-soft">
            <span>{words.cursor}</span>
            <input
              type="range"
              className="h-11 min-w-40 flex-1 accent-lenet"
              min={0}
              max={places.length - 1}
              step={1}
              value={at}
              aria-valuetext={said}
              data-testid={`${testId}-cursor`}
              onChange={(event) => setWanted(places[event.target.valueAsNumber])}
            />
            <output className="min-w-24 text-right font-mono text-ink tabular-nums">
              {words.axes[axis]} {formatX(cursor)}
            </output>
          </label>
          <Readings curve={curve} readings={readings} testId={`${testId}-reading`} />
          <p className="mt-2 text-[0.8125rem] text-soft">{fill(words.thinned, { most: MOST_POINTS })}</p>
        </>
      )}
    </div>
  )
}

function nearestIndex(places: readonly number[], x: number): number {
  let best = 0
  places.forEach((place, at) => {
    if (Math.abs(place - x) < Math.abs(places[best] - x)) best = at
  })
  return best
}
