'use client'

import { CartesianGrid, ComposedChart, Line, ResponsiveContainer, XAxis, YAxis } from 'recharts'

export interface LossChartProps {
  losses: readonly { step: number; loss: number }[]
  validation: readonly { step: number; accuracy: number }[]
  test: readonly { step: number; accuracy: number }[]
  /** Steps of the whole run: the axis keeps its length while the curves grow. */
  totalSteps: number
  words: { loss: string; validation: string; test: string; steps: string }
  formatPercent: (share: number) => string
}

type Row = { step: number; loss?: number; validation?: number; test?: number }

/** One list of rows in order of steps, as recharts wants it; a row holds what was measured at its step. */
function rowsOf({ losses, validation, test }: Pick<LossChartProps, 'losses' | 'validation' | 'test'>): Row[] {
  const rows = new Map<number, Row>()
  const at = (step: number) => rows.get(step) ?? (rows.set(step, { step }), rows.get(step)!)
  losses.forEach(({ step, loss }) => (at(step).loss = loss))
  validation.forEach(({ step, accuracy }) => (at(step).validation = accuracy))
  test.forEach(({ step, accuracy }) => (at(step).test = accuracy))
  return [...rows.values()].sort((a, b) => a.step - b.step)
}

/** Writes a curve's name beside its last point. */
const endLabel = (name: string, last: number, colour: string, above: boolean) =>
  function EndLabel({ x, y, index }: { x?: number | string; y?: number | string; index?: number }) {
    if (index !== last || x === undefined || y === undefined) return <g />
    const left = Number(x)
    return (
      <text
        x={left < 160 ? left + 6 : left}
        y={Number(y) + (above ? -10 : 18)}
        textAnchor={left < 160 ? 'start' : 'end'}
        style={{ fill: colour, fontSize: 12 }}
      >
        {name}
      </text>
    )
  }

const tick = { fontSize: 12, fill: 'var(--soft)' }

/** Loss on the left axis from 0, accuracy on the right from 0 to 100%. Names stand on the curves, dashes tell them apart. */
export default function LossChart(props: LossChartProps) {
  const rows = rowsOf(props)
  const { words, formatPercent, totalSteps } = props
  const lastOf = (key: 'loss' | 'validation' | 'test') => rows.findLastIndex((row) => row[key] !== undefined)
  const line = { isAnimationActive: false, connectNulls: true, type: 'linear' as const }
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart
        data={rows}
        margin={{ top: 16, right: 0, bottom: 20, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" yAxisId="loss" />
        <XAxis
          dataKey="step"
          type="number"
          domain={[0, totalSteps]}
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: 'var(--line)' }}
          tickCount={5}
          label={{ value: words.steps, position: 'insideBottom', offset: -12, ...tick }}
        />
        <YAxis
          yAxisId="loss"
          domain={[0, 2.4]}
          ticks={[0, 0.6, 1.2, 1.8, 2.4]}
          allowDataOverflow
          width={34}
          tick={tick}
          tickLine={false}
          axisLine={false}
        />
        <YAxis
          yAxisId="accuracy"
          orientation="right"
          domain={[0, 1]}
          ticks={[0, 0.25, 0.5, 0.75, 1]}
          width={44}
          tick={tick}
          tickLine={false}
          axisLine={false}
          tickFormatter={(share: number) => formatPercent(share)}
        />
        <Line
          {...line}
          yAxisId="loss"
          dataKey="loss"
          stroke="var(--lenet)"
          strokeWidth={1.75}
          dot={false}
          label={endLabel(words.loss, lastOf('loss'), 'var(--lenet)', true)}
        />
        <Line
          {...line}
          yAxisId="accuracy"
          dataKey="validation"
          stroke="var(--ink)"
          strokeWidth={1.75}
          strokeDasharray="5 4"
          dot={false}
          label={endLabel(words.validation, lastOf('validation'), 'var(--ink)', false)}
        />
        <Line
          {...line}
          yAxisId="accuracy"
          dataKey="test"
          stroke="none"
          dot={{ r: 4, fill: 'var(--card)', stroke: 'var(--ink)', strokeWidth: 2 }}
          label={endLabel(words.test, lastOf('test'), 'var(--ink)', true)}
        />
      </ComposedChart>
    </ResponsiveContainer>
  )
}
