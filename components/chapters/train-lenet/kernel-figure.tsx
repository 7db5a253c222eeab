'use client'

import { numbers, whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Button } from '@/components/ui/button'
import { Metric } from '@/components/ui/metric'
import { Slider } from '@/components/ui/slider'
import type { FigureWords } from '@/lib/i18n/en/train-lenet-figures'
import { fill } from '@/lib/i18n/fill'
import {
  lossOf,
  nudgedKernelSlope,
  outputGradient,
  outputOf,
  outputProducts,
  sumOf,
  weightProducts,
  type Product,
  type SmallConvolution,
} from './kernel-gradient'
import { NumberGrid } from './number-grid'
import { bracketed, fixed } from './numbers'

/** A slanted stroke, a kernel, and the output that was wanted: zero but for the stroke's left edge. */
const FIRST: SmallConvolution = {
  side: 4,
  kernelSide: 2,
  input: [0, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 0, 2, 1, 0, 0],
  kernel: [0.5, -0.5, 1, -1],
  target: [0, -1, 0, -1, 0, 1, 0, 1, 0],
}
const OUTPUTS = 9
const WEIGHTS = 4
const LOSS_STEP = OUTPUTS + 1
const LAST = LOSS_STEP + WEIGHTS
const RATE = 0.05
const NUDGE = 0.001

const fields = { weights: numbers(FIRST.kernel, 9999), step: whole(0, 0, LAST) }

/** Forward cell by cell, then the gradient of each kernel weight as a sum of products, with a check beside it. */
export default function KernelFigure({ words }: { words: FigureWords['kernel'] }) {
  const { state, change } = useFigureState('kernel', fields)
  const { weights: kernel, step } = state
  const setStep = (to: number) => change({ step: to })
  const c = { ...FIRST, kernel: [...kernel] }
  const output = outputOf(c)
  const gradient = outputGradient(c)
  const slopes = kernel.map((_, at) => sumOf(weightProducts(c, at)))

  const forwardAt = step >= 1 && step <= OUTPUTS ? step - 1 : null
  const weightAt = step > LOSS_STEP ? step - LOSS_STEP - 1 : null
  const products =
    forwardAt !== null ? outputProducts(c, forwardAt) : weightAt !== null ? weightProducts(c, weightAt) : []
  const lefts = products.map(({ leftAt }) => leftAt)
  const rights = products.map(({ rightAt }) => rightAt)

  const say = () => {
    if (step === 0) return words.start
    if (forwardAt !== null) return fill(words.forward, cell(forwardAt, 3))
    if (weightAt !== null) return fill(words.backward, cell(weightAt, 2))
    return words.compare
  }
  const learn = () => change({ weights: kernel.map((w, i) => w - RATE * slopes[i]) })

  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap gap-2">
        <Button
          kind="primary"
          disabled={step === LAST}
          data-testid="kernel-next"
          onClick={() => setStep(step + 1)}
        >
          {words.next}
        </Button>
        <Button disabled={step === 0} data-testid="kernel-back" onClick={() => setStep(step - 1)}>
          {words.back}
        </Button>
        <Button data-testid="kernel-learn" onClick={learn}>
          {fill(words.learn, { rate: RATE })}
        </Button>
      </div>
      <div className="flex flex-wrap items-start gap-x-6 gap-y-4">
        <NumberGrid
          title={words.input}
          side={4}
          values={c.input}
          decimals={0}
          kind="seen"
          lit={lefts}
          testId="kernel-input"
        />
        <NumberGrid
          title={words.weights}
          side={2}
          values={kernel}
          decimals={2}
          kind="learnt"
          lit={forwardAt !== null ? rights : weightAt !== null ? [weightAt] : []}
          testId="kernel-weights"
        />
        <NumberGrid
          title={words.output}
          side={3}
          values={output.map((value, i) => (step > i ? value : null))}
          decimals={2}
          kind="seen"
          lit={[]}
          result={forwardAt ?? undefined}
          onPick={(at) => setStep(at + 1)}
          testId="kernel-output"
        />
        <NumberGrid
          title={words.wanted}
          side={3}
          values={c.target}
          decimals={2}
          kind="seen"
          lit={[]}
          testId="kernel-wanted"
        />
        <NumberGrid
          title={words.arriving}
          side={3}
          values={gradient.map((value) => (step >= LOSS_STEP ? value : null))}
          decimals={2}
          kind="gradient"
          lit={weightAt !== null ? rights : []}
          testId="kernel-arriving"
        />
        <NumberGrid
          title={words.slopes}
          side={2}
          values={slopes.map((value, i) => (step > LOSS_STEP + i ? value : null))}
          decimals={2}
          kind="gradient"
          lit={[]}
          result={weightAt ?? undefined}
          onPick={(at) => setStep(LOSS_STEP + 1 + at)}
          testId="kernel-slopes"
        />
      </div>
      <div
        className="min-h-[14.5rem] rounded-lg bg-wash px-4 py-3 @xs:min-h-48 @md:min-h-36 @4xl:min-h-28"
        role="status"
      >
        <p className="text-sm">{say()}</p>
        {products.length > 0 && (
          <p
            className="mt-1 font-mono text-xs leading-relaxed tabular-nums @xl:text-sm"
            data-testid="kernel-sum"
          >
            {products.map(term).join(' + ')} = <b>{fixed(sumOf(products), 3)}</b>
          </p>
        )}
        {weightAt !== null && (
          <p
            className="mt-1 text-sm text-why"
            data-testid="kernel-check"
            data-value={nudgedKernelSlope(c, weightAt, NUDGE)}
          >
            {fill(words.check, { nudge: NUDGE, slope: fixed(nudgedKernelSlope(c, weightAt, NUDGE), 3) })}
          </p>
        )}
      </div>
      <div className="grid items-end gap-x-8 gap-y-2 @xl:grid-cols-[1fr_12rem]">
        <Slider
          label={words.step}
          value={step}
          min={0}
          max={LAST}
          step={1}
          onChange={(value) => setStep(Math.round(value))}
          format={(value) => `${value} / ${LAST}`}
          testId="kernel-step"
        />
        <Metric label={words.loss} value={lossOf(c)} testId="kernel-loss">
          {fixed(lossOf(c), 3)}
        </Metric>
      </div>
    </div>
  )
}

const cell = (at: number, side: number) => ({ row: Math.floor(at / side) + 1, column: (at % side) + 1 })
const term = ({ left, right }: Product) => `${fixed(left, 0)}×${bracketed(right)}`
