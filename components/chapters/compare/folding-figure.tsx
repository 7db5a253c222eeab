import { decimal } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Button } from '@/components/ui/button'
import { Slider } from '@/components/ui/slider'
import { sayNumber } from '@/components/viz/say-number'
import { fill } from '@/lib/i18n/fill'
import type { FigureProps } from './figures'
import { folded, inOneStep, inTwoSteps } from './folding'

const INPUT = [0.2, 1, -0.6, 0.8, 1.4, -1]
const WEIGHTS = [0.5, -1, 0.75]
const BIAS = 0.1
const START = { gamma: 1.5, beta: -0.25, mean: 0.4, variance: 4 }

const fields = {
  gamma: decimal(START.gamma, -3, 3, 2),
  beta: decimal(START.beta, -3, 3, 2),
  mean: decimal(START.mean, -3, 3, 2),
  variance: decimal(START.variance, 0, 9, 2),
}
const controls = [
  ['gamma', 'γ', -3, 3],
  ['beta', 'β', -3, 3],
  ['mean', 'μ', -3, 3],
  ['variance', 'σ²', 0, 9],
] as const

/** A convolution and the normalisation behind it, and the one convolution that does both. */
export default function FoldingFigure({ words: all }: FigureProps) {
  const words = all.folding
  const { state, change, reset } = useFigureState('folding', fields)
  const layer = { weights: WEIGHTS, bias: BIAS, ...state }
  const { z, y } = inTwoSteps(INPUT, layer)
  const one = folded(layer)
  const again = inOneStep(INPUT, layer)
  const apart = Math.max(...y.map((value, i) => Math.abs(value - again[i])))
  return (
    <div className="grid gap-x-10 gap-y-5 font-sans @2xl:grid-cols-[18rem_1fr]">
      <div className="grid content-start gap-2">
        {controls.map(([name, sign, min, max]) => (
          <Slider
            key={name}
            label={`${sign} · ${words.controls[name]}`}
            value={state[name]}
            min={min}
            max={max}
            step={0.05}
            onChange={(to) => change({ [name]: to })}
            testId={`folding-${name}`}
          />
        ))}
        <Button className="justify-self-start" onClick={reset} data-testid="folding-reset">
          {words.reset}
        </Button>
      </div>
      <div className="grid content-start gap-4">
        <Row label={words.input} values={INPUT} />
        <div className="rounded-xl border border-line p-3">
          <p className="mb-2 text-sm font-semibold">{words.two}</p>
          <Row label={fill(words.kernel, { bias: sayNumber(BIAS) })} values={WEIGHTS} />
          <Row label={words.sums} values={z} />
          <Row label={words.normalised} values={y} testId="folding-two" strong />
        </div>
        <div className="rounded-xl border border-line p-3">
          <p className="mb-2 text-sm font-semibold">{words.one}</p>
          <Row label={fill(words.kernel, { bias: sayNumber(one.bias) })} values={one.weights} />
          <Row label={words.sums} values={again} testId="folding-one" strong />
        </div>
        <p className="text-sm text-soft" data-testid="folding-apart" data-value={apart}>
          {words.same}
        </p>
      </div>
    </div>
  )
}

interface RowProps {
  label: string
  values: readonly number[]
  testId?: string
  strong?: boolean
}

function Row({ label, values, testId, strong }: RowProps) {
  return (
    <div className="mt-1">
      <p className="text-[0.8125rem] text-soft">{label}</p>
      <ol
        aria-label={label}
        className={`mt-0.5 flex flex-wrap gap-1.5 font-mono text-sm tabular-nums ${strong ? 'font-bold' : ''}`}
        data-testid={testId}
        data-values={values.join(' ')}
      >
        {values.map((value, i) => (
          <li key={i} className="min-w-14 rounded-md bg-wash px-1.5 py-0.5 text-right">
            {sayNumber(value)}
          </li>
        ))}
      </ol>
    </div>
  )
}
