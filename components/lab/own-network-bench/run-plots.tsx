import { Plot, PlotDot, type PlotLine } from '@/components/viz/plot'
import { thinLosses, type TrainingHistory } from '@/lib/engine/training-history'
import { useThrottled } from '@/lib/hooks/use-throttled'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../bench-strings'

interface Props {
  history: TrainingHistory
  /** Steps of the whole run. */
  total: number
}

const DRAW_MS = 300
const POINTS = 120
/** Of so few looks each is marked: one alone makes no line. */
const MARKED_LOOKS = 24
const HIGHEST_LOSS = 2.5
const DASHED = '5 4'

/** Loss and accuracies of the run, as it goes. */
export function RunPlots({ history: all, total }: Props) {
  const words = useBenchStrings().strings.ownNetwork.train
  const { losses, looks } = useThrottled(all, DRAW_MS)
  const to = total || 1
  const x = { from: 0, to, ticks: total ? [0, Math.round(to / 2), to] : [0], label: words.steps }
  const label = (plot: string) => fill(words.plot, { plot, steps: total })
  const loss: PlotLine = {
    colour: 'var(--lenet)',
    points: thinLosses(losses, POINTS).map((point) => [point.step, point.loss] as const),
  }
  const accuracies: PlotLine[] = [
    {
      colour: 'var(--lenet)',
      dash: DASHED,
      points: looks.map(({ step, trainingAccuracy }) => [step, trainingAccuracy] as const),
    },
    {
      colour: 'var(--alexnet)',
      points: looks.map(({ step, validationAccuracy }) => [step, validationAccuracy ?? 0] as const),
    },
  ]
  return (
    <div className="grid gap-x-8 gap-y-3 @min-[40rem]:grid-cols-2">
      <Plot
        className="h-52"
        label={label(words.loss)}
        x={x}
        y={{ from: 0, to: HIGHEST_LOSS, ticks: [0, 1, 2], label: words.loss }}
        lines={[loss]}
      />
      <div>
        <Plot
          className="h-52"
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
        >
          {looks.length <= MARKED_LOOKS &&
            looks.map(({ step, validationAccuracy }) => (
              <PlotDot key={step} x={step} y={validationAccuracy ?? 0} kind="small" colour="var(--alexnet)" />
            ))}
        </Plot>
        <p className="mt-1 flex flex-wrap gap-x-5 text-[0.8125rem] text-soft">
          <Key colour="var(--alexnet)">{words.validationAccuracy}</Key>
          <Key colour="var(--lenet)" dash={DASHED}>
            {words.trainingAccuracy}
          </Key>
        </p>
      </div>
    </div>
  )
}

function Key({ colour, dash, children }: { colour: string; dash?: string; children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <svg viewBox="0 0 28 8" className="h-2 w-7" aria-hidden>
        <path d="M0 4h28" stroke={colour} strokeWidth={2.2} strokeDasharray={dash} />
      </svg>
      {children}
    </span>
  )
}
