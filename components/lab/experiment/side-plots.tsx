import { Plot, type PlotLine } from '@/components/viz/plot'
import type { Pair } from '@/lib/data/race-settings'
import type { RaceSide } from '@/lib/engine/two-run-race'
import { thinLosses } from '@/lib/engine/training-history'
import { useThrottled } from '@/lib/hooks/use-throttled'
import type { ExperimentWords } from '@/lib/i18n/en/experiments'
import { fill } from '@/lib/i18n/fill'
import { LINE_STYLES } from '../runs-bench/run-lines'
import { RatePlot } from './rate-plot'

interface Props {
  names: readonly string[]
  sides: Pair<RaceSide> | null
  seed: number | null
  words: ExperimentWords
  /** Whether the learning rates are drawn, too. */
  rates: boolean
}

const DRAW_MS = 400
const POINTS = 120
const HIGHEST_LOSS = 2.5

const colourOf = (side: number) => LINE_STYLES[side].colour
const DASHED = '5 4'

/** Loss and accuracy of both sides, for the race at hand or the last one. */
export function SidePlots({ names, sides: all, seed, words, rates }: Props) {
  const sides = useThrottled(all, DRAW_MS)
  const steps = sides
    ? Math.max(...sides.map(({ stepsPerEpoch, settings }) => (stepsPerEpoch ?? 0) * settings.epochs))
    : 0
  const to = steps || 1
  const x = { from: 0, to, ticks: steps ? [0, Math.round(to / 2), to] : [0], label: words.steps }
  const label = (plot: string) => fill(words.plot, { plot, a: names[0], b: names[1], seed: seed ?? '' })
  const losses = (sides ?? []).map(({ history }, side): PlotLine => ({
    colour: colourOf(side),
    dash: LINE_STYLES[side].dash,
    points: thinLosses(history.losses, POINTS).map(({ step, loss }) => [step, loss] as const),
  }))
  const accuracies = (sides ?? []).flatMap(({ history }, side): PlotLine[] => [
    {
      colour: colourOf(side),
      points: history.looks.map(({ step, trainingAccuracy }) => [step, trainingAccuracy] as const),
    },
    {
      colour: colourOf(side),
      dash: DASHED,
      points: history.looks.map(({ step, validationAccuracy }) => [step, validationAccuracy ?? 0] as const),
    },
  ])
  return (
    <div className="grid gap-x-8 gap-y-3 @xl:grid-cols-2">
      <Plot
        className="h-56"
        label={label(words.loss)}
        x={x}
        y={{ from: 0, to: HIGHEST_LOSS, ticks: [0, 1, 2], label: words.loss }}
        lines={losses}
      />
      {rates && <RatePlot sides={sides} x={x} label={label(words.rate)} words={words} />}
      <Plot
        className="h-56"
        label={label(words.accuracy)}
        x={x}
        y={{
          from: 0,
          to: 1,
          ticks: [0, 0.5, 1],
          label: words.accuracy,
          format: (share) => `${Math.round(100 * share)}%`,
        }}
        lines={accuracies}
      />
    </div>
  )
}
