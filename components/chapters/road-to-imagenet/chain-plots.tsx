import { Plot } from '@/components/viz/plot'
import { powerOfTen } from '@/components/viz/power-of-ten'
import { CHAIN_STEPS } from '@/lib/data/chain-report'
import type { ChainRun } from '@/lib/engine/chain-runs'
import type { RoadFigureWords } from '@/lib/i18n/en/road-to-imagenet-figures'
import { CHAIN_DEPTHS } from '@/lib/nn/deep-chain'
import { styleOf } from './chain-style'

interface Props {
  words: RoadFigureWords['chain']
  runs: readonly ChainRun[]
}

/** Powers of ten that the lengths are drawn between; a gradient that is shorter still lies on the floor. */
const FLOOR = -12
const CEILING = 2
const logarithm = (length: number) => Math.max(FLOOR, Math.log10(Math.max(length, 1e-30)))
const power = (exponent: number) => (exponent === 0 ? '1' : powerOfTen(exponent))

/** The gradient of every layer at the last step that was told, and the loss so far. */
export function ChainPlots({ words, runs }: Props) {
  const lossTop = Math.max(2.5, ...runs.flatMap(({ points }) => points.map(({ loss }) => loss)))
  return (
    <div className="grid gap-x-8 gap-y-4 @3xl:grid-cols-2">
      <div>
        <Plot
          className="h-72"
          label={words.norms}
          x={{ from: 1, to: CHAIN_DEPTHS.most + 1, ticks: [1, 4, 7, 10, 13], label: words.normsAxis }}
          y={{ from: FLOOR, to: CEILING, ticks: [-12, -9, -6, -3, 0], label: words.norms, format: power }}
          lines={runs.map((run) => {
            const { colour, dash } = styleOf(run)
            const norms = run.points.at(-1)?.norms ?? []
            return { points: norms.map((length, i) => [i + 1, logarithm(length)] as const), colour, dash }
          })}
          testId="chain-norms"
        />
      </div>
      <div>
        <Plot
          className="h-72"
          label={words.loss}
          x={{
            from: 0,
            to: CHAIN_STEPS,
            ticks: [0, CHAIN_STEPS / 3, (2 * CHAIN_STEPS) / 3, CHAIN_STEPS],
            label: words.lossAxis,
          }}
          y={{ from: 0, to: Math.ceil(lossTop), ticks: [0, 1, 2], label: words.loss }}
          lines={runs.map((run) => {
            const { colour, dash } = styleOf(run)
            return { points: run.points.map(({ step, loss }) => [step, loss] as const), colour, dash }
          })}
          testId="chain-loss"
        />
      </div>
    </div>
  )
}
