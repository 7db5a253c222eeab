import { useMemo } from 'react'
import { decimal, whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { Slider } from '@/components/ui/slider'
import { FieldView } from '@/components/viz/field-view'
import { rangeOf, type Range } from '@/components/viz/ink-of'
import { MapWalker } from '@/components/viz/map-walker'
import { NumberGrid } from '@/components/viz/number-grid'
import { planeOf } from '@/components/viz/plane'
import { sayNumber } from '@/components/viz/say-number'
import type { Cell } from '@/components/viz/walk'
import { fill } from '@/lib/i18n/fill'
import { SCALED_TANH } from '@/lib/nn/layers'
import { activate } from '@/lib/nn/reference/activations'
import { pool2d } from '@/lib/nn/reference/pool2d'
import { subsample } from '@/lib/nn/reference/subsample'
import { layerShapes } from '@/lib/nn/shapes'
import { DigitChoice } from './digit-choice'
import type { FigureProps } from './figures'
import { specOf, type Run } from './forms'
import { useLenet } from './use-lenet'
import { Waiting } from './waiting'

const spec = specOf.published
const shape = layerShapes(spec)[0] as readonly [number, number, number]
const HALF = shape[0] / 2

const presetNames = ['blur', 'or', 'and'] as const

/**
 * Settings for a map with values of this range: a mean, and the two noisy gates of the paper (section II.A). The gates
 * switch at the sum that one cell of full ink makes with three of paper, or a little less than four of full ink make.
 */
function presetOf(name: (typeof presetNames)[number], { least, most }: Range) {
  const spread = most - least
  if (name === 'blur' || spread === 0) return { gain: 0.25, bias: 0 }
  const threshold = name === 'or' ? 4 * least + 0.8 * spread : 4 * most - 0.8 * spread
  const gain = Math.round(Math.min(MOST_GAIN, 10 / spread, MOST_BIAS / Math.abs(threshold)))
  return { gain, bias: Math.round(-gain * threshold * 20) / 20 }
}

/** How far gain and bias go, each way. */
const MOST_GAIN = 20
const MOST_BIAS = 50

const fields = {
  map: whole(0, 0, shape[2] - 1),
  gain: decimal(0.25, -MOST_GAIN, MOST_GAIN, 2),
  bias: decimal(0, -MOST_BIAS, MOST_BIAS, 2),
  row: whole(6, 0, HALF - 1),
  column: whole(6, 0, HALF - 1),
}

/** The range of the squashing function, for maps that it made. */
const squashed = { least: -SCALED_TANH.amplitude, most: SCALED_TANH.amplitude }

/** Trained sub-sampling beside average pooling: gain and bias can be moved. */
export default function SubsamplingFigure({ words }: FigureProps) {
  const lenet = useLenet()
  const { state, change } = useFigureState('subsampling', fields)
  const { map, gain, bias } = state
  const outputs = lenet.runs?.published.outputs[0]
  const range = useMemo(() => rangeOf(outputs ? planeOf(outputs, shape, map).values : []), [outputs, map])
  const w = words.subsample
  return (
    <div className="@container">
      <DigitChoice lenet={lenet} words={words} />
      <div className="mt-4 grid gap-x-6 gap-y-2 @min-[36rem]:grid-cols-2">
        <Slider
          label={w.gain}
          value={gain}
          min={-MOST_GAIN}
          max={MOST_GAIN}
          step={0.05}
          onChange={(to) => change({ gain: to })}
          testId="subsample-gain"
        />
        <Slider
          label={w.bias}
          value={bias}
          min={-MOST_BIAS}
          max={MOST_BIAS}
          step={0.05}
          onChange={(to) => change({ bias: to })}
          testId="subsample-bias"
        />
      </div>
      <div role="group" aria-label={w.presets} className="mt-1 flex flex-wrap gap-2">
        {presetNames.map((name) => {
          const preset = presetOf(name, range)
          return (
            <Button
              key={name}
              disabled={!outputs}
              pressed={gain === preset.gain && bias === preset.bias}
              onClick={() => change(preset)}
            >
              {w[name]}
            </Button>
          )
        })}
      </div>
      <div className="mt-4">
        {lenet.runs ? (
          <Maps run={lenet.runs.published} {...state} at={state} onChange={change} words={words} />
        ) : (
          <Waiting lenet={lenet} words={words} />
        )}
      </div>
    </div>
  )
}

interface MapsProps {
  run: Run
  map: number
  gain: number
  bias: number
  at: Cell
  onChange: (patch: Partial<Cell & { map: number }>) => void
  words: FigureProps['words']
}

function Maps({ run, map, gain, bias, at, onChange, words }: MapsProps) {
  const w = words.subsample
  const before = useMemo(() => {
    const { values } = planeOf(run.outputs[0], shape, map)
    return { values, ...rangeOf(values) }
  }, [run, map])
  const geometry = { batch: 1, height: shape[0], width: shape[1], channels: 1, size: 2, stride: 2 }
  const trained = activate(subsample(before.values, [gain], [bias], geometry), 'scaled-tanh')
  const average = pool2d(before.values, { ...geometry, mode: 'average' })
  const cells = [0, 1, 2, 3].map(
    (i) => before.values[(2 * at.row + (i >> 1)) * shape[1] + 2 * at.column + (i & 1)],
  )
  const sum = cells.reduce((total, value) => total + value, 0)
  const index = at.row * HALF + at.column
  const said = (values: ArrayLike<number>) => (cell: Cell) =>
    fill(words.cell, {
      row: cell.row + 1,
      column: cell.column + 1,
      value: sayNumber(values[cell.row * HALF + cell.column], 3),
    })
  const inside = sayNumber(gain * sum + bias, 3)
  const shared = { rows: HALF, columns: HALF, at, onMove: onChange }
  const field = { top: 2 * at.row, left: 2 * at.column, height: 2, width: 2 }
  return (
    <>
      <Select
        label={w.map}
        value={String(map)}
        options={Array.from({ length: shape[2] }, (_, one) => ({ value: String(one), label: `C1 ${one}` }))}
        onChange={(value) => onChange({ map: Number(value) })}
        className="mb-4 max-w-40"
      />
      <div className="grid grid-cols-2 items-start gap-4 @min-[44rem]:grid-cols-4">
        <div>
          <p className="mb-1 text-sm text-soft">{w.before}</p>
          <FieldView
            values={before.values}
            rows={shape[0]}
            columns={shape[1]}
            field={field}
            label={fill(words.map, { layer: 'C1', map })}
          />
        </div>
        <div>
          <p className="mb-1 text-sm text-soft">{w.window}</p>
          <NumberGrid values={cells} columns={2} tone="ink" range={before} label={w.window} decimals={3} />
        </div>
        <div>
          <p className="mb-1 text-sm text-soft">{w.trained}</p>
          <MapWalker
            {...shared}
            values={trained}
            range={squashed}
            label={w.trained}
            say={said(trained)}
            testId="subsample-map"
          />
        </div>
        <div>
          <p className="mb-1 text-sm text-soft">{w.average}</p>
          <MapWalker
            {...shared}
            values={average}
            range={before}
            label={w.average}
            say={said(average)}
            testId="average-map"
          />
        </div>
      </div>
      <p className="mt-2 text-xs text-soft">
        {fill(w.trainedScale, { least: sayNumber(squashed.least), most: sayNumber(squashed.most) })}{' '}
        {fill(w.averageScale, { least: sayNumber(before.least), most: sayNumber(before.most) })}
      </p>
      <dl className="mt-3 grid gap-x-6 gap-y-2 text-sm @min-[44rem]:grid-cols-2">
        <div data-testid="subsample-said" data-value={trained[index]}>
          <dt className="text-soft">{w.trained}</dt>
          <dd className="font-mono text-[0.8125rem] tabular-nums">
            {fill(w.sum, { values: sumOf(cells), sum: sayNumber(sum, 3) })}
            <br />
            {fill(w.inside, { gain: sayNumber(gain), sum: bracketed(sum), bias: bracketed(bias, 2), inside })}
            <br />
            <b>
              {fill(w.squashed, {
                inside: bracketed(gain * sum + bias),
                value: sayNumber(trained[index], 3),
              })}
            </b>
          </dd>
        </div>
        <div data-testid="average-said" data-value={average[index]}>
          <dt className="text-soft">{w.average}</dt>
          <dd className="font-mono text-[0.8125rem] tabular-nums">
            {fill(w.sum, { values: sumOf(cells), sum: sayNumber(sum, 3) })}
            <br />
            <b>{fill(w.mean, { sum: sayNumber(sum, 3), value: sayNumber(average[index], 3) })}</b>
          </dd>
        </div>
      </dl>
    </>
  )
}

/** '0.382 + 0.120 − 0.361' */
const sumOf = (values: readonly number[]) =>
  values
    .map((value) => sayNumber(value, 3))
    .join(' + ')
    .replaceAll('+ −', '− ')

const bracketed = (value: number, decimals = 3) =>
  value < 0 ? `(${sayNumber(value, decimals)})` : sayNumber(value, decimals)
