import { Plot, type PlotAxis, type PlotLine } from '@/components/viz/plot'
import { powerOfTen } from '@/components/viz/power-of-ten'
import type { Pair } from '@/lib/data/race-settings'
import type { RaceSide } from '@/lib/engine/two-run-race'
import type { ExperimentWords } from '@/lib/i18n/en/experiments'
import { LINE_STYLES } from '../runs-bench/run-lines'

interface Props {
  sides: Pair<RaceSide> | null
  /** The steps of the losses above. */
  x: PlotAxis
  label: string
  words: ExperimentWords
}

/** Powers of ten between which rates are drawn. */
const [LOW, HIGH] = [-5, -1]
const POWERS = Array.from({ length: HIGH - LOW + 1 }, (_, i) => LOW + i)

/** The learning rates of both sides, on the steps of the losses above it. */
export function RatePlot({ sides, x, label, words }: Props) {
  const rates = (sides ?? []).map(({ history }) => ratesOf(history.losses))
  return (
    <div
      className="@xl:col-start-1 @xl:row-start-2"
      data-testid="experiment-rates"
      data-rates={rates.map((points) => points.at(-1)?.rate).join(' ')}
      data-steps={rates.map((points) => points.at(-1)?.step).join(' ')}
    >
      <Plot
        className="h-44"
        label={label}
        x={x}
        y={{
          from: LOW - 0.2,
          to: HIGH,
          ticks: POWERS,
          label: words.rate,
          format: powerOfTen,
        }}
        lines={rates.map((points, side): PlotLine => ({
          colour: LINE_STYLES[side].colour,
          dash: LINE_STYLES[side].dash,
          points: points.map(({ step, rate }) => [step, Math.log10(rate)] as const),
        }))}
      />
    </div>
  )
}

/** Where a rate began to hold and where it was last seen: a drop stays upright, however few points there are. */
function ratesOf(losses: RaceSide['history']['losses']): { step: number; rate: number }[] {
  return losses.flatMap(({ step, learningRate: rate }, i) => {
    const [before, after] = [losses[i - 1], losses[i + 1]]
    if (!before)
      return [
        { step: 0, rate },
        { step, rate },
      ]
    if (before.learningRate === rate) return after?.learningRate === rate ? [] : [{ step, rate }]
    return [
      { step: before.step, rate },
      { step, rate },
    ]
  })
}
