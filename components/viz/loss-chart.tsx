'use client'

import { createContext, memo, use } from 'react'
import { CartesianGrid, ComposedChart, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { ticksBetween } from '@/lib/data/run-axis'
import { PLOT } from './chart-style'
import { CurvePaths, type CurveData } from './curve-paths'

interface FrameProps {
  /** Steps of the whole run: the axis keeps its length while the curves grow. */
  totalSteps: number
  /** End of the loss axis. */
  lossEnd: number
  words: { loss: string; accuracy: string; steps: string }
  formatPercent: (share: number) => string
}

export interface LossChartProps extends FrameProps {
  data: CurveData
}

const Data = createContext<CurveData>({
  losses: [],
  validationLosses: [],
  training: [],
  validation: [],
  test: [],
})

/** Height of the steps' numbers; the rest of PLOT.bottom is for their name. */
const STEPS_HEIGHT = 30

/** Loss on the left axis from 0, accuracy on the right from 0 to 100%. Dashes and widths tell the curves apart. */
export default function LossChart({ data, ...frame }: LossChartProps) {
  return (
    <Data value={data}>
      <Frame {...frame} />
    </Data>
  )
}

const tick = { fontSize: 12, fill: 'var(--soft)' }
/** There is room for all of them, so none has to be measured to find out. */
const EVERY_TICK = 0

/**
 * Axes and grid, which stay as they are while a network trains. The curves come to `Curves` past this: laying out
 * everything anew for each point would cost the page more than a training step.
 */
const Frame = memo(function Frame({ totalSteps, lossEnd, words, formatPercent }: FrameProps) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart
        data={NOTHING}
        margin={{ top: PLOT.top, right: 0, bottom: PLOT.bottom - STEPS_HEIGHT, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" yAxisId="loss" syncWithTicks />
        <XAxis
          dataKey="step"
          type="number"
          domain={[0, totalSteps]}
          allowDataOverflow
          interval={EVERY_TICK}
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: 'var(--line)' }}
          ticks={ticksWithin(totalSteps)}
          height={STEPS_HEIGHT}
          label={{ value: words.steps, position: 'insideBottom', offset: -12, ...tick }}
        />
        <YAxis
          yAxisId="loss"
          domain={[0, lossEnd]}
          ticks={QUARTERS.map((share) => Math.round(10 * share * lossEnd) / 10)}
          allowDataOverflow
          width={PLOT.left}
          interval={EVERY_TICK}
          tick={tick}
          tickLine={false}
          axisLine={false}
        />
        <YAxis
          yAxisId="accuracy"
          orientation="right"
          domain={[0, 1]}
          ticks={QUARTERS}
          allowDataOverflow
          width={PLOT.right}
          interval={EVERY_TICK}
          tick={tick}
          tickLine={false}
          axisLine={false}
          tickFormatter={formatPercent}
        />
        <Curves words={words} />
      </ComposedChart>
    </ResponsiveContainer>
  )
})

/** Round numbers of steps, none beyond the end. The end itself is not one of them: its number would touch its neighbour's. */
const ticksWithin = (end: number) =>
  ticksBetween(0, end).filter((tick) => tick <= end && Number.isInteger(tick))

const NOTHING: never[] = []
const QUARTERS = [0, 0.25, 0.5, 0.75, 1]

function Curves({ words }: Pick<FrameProps, 'words'>) {
  return <CurvePaths data={use(Data)} words={words} />
}
