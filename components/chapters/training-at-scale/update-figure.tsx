import { useMemo } from 'react'
import { decimal, whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Button } from '@/components/ui/button'
import { Slider } from '@/components/ui/slider'
import { usePoliteText } from '@/lib/hooks/use-polite-text'
import { fill } from '@/lib/i18n/fill'
import type { OptimiserFigureProps } from './optimiser-words'
import { MOST_STEPS, updates } from './update'
import { exactly } from './update-number'
import { UpdatePushes } from './update-pushes'
import { UpdateSums } from './update-sums'

/** The paper's settings; the gradient is ours. */
const fields = {
  w: decimal(1, -5, 5, 3),
  v: decimal(0, -1, 1, 3),
  gradient: decimal(0.5, -5, 5, 3),
  rate: decimal(0.01, 0, 0.5, 5),
  momentum: decimal(0.9, 0, 0.99, 2),
  decay: decimal(0.0005, 0, 0.1, 5),
  step: whole(1, 1, MOST_STEPS),
}

/** The update rule of 2012 on one weight, every term with its number, step by step. */
export default function UpdateFigure({ words: all }: OptimiserFigureProps) {
  const words = all.update
  const { state, change, reset } = useFigureState('update', fields)
  const { w, v, gradient, rate, momentum, decay, step } = state
  const steps = useMemo(
    () => updates({ weight: w, velocity: v, gradient, rate, momentum, decay }, MOST_STEPS),
    [w, v, gradient, rate, momentum, decay],
  )
  const before = step === 1 ? { weight: w, velocity: v } : steps[step - 2]
  const now = steps[step - 1]
  const said = usePoliteText(
    fill(words.said, { step, velocity: exactly(now.velocity), weight: exactly(now.weight) }),
  )
  const sliders = [
    ['w', words.weight, w, -5, 5, 0.1],
    ['v', words.velocity, v, -1, 1, 0.01],
    ['gradient', words.gradient, gradient, -5, 5, 0.1],
    ['rate', words.rate, rate, 0, 0.5, 0.01],
    ['momentum', words.momentum, momentum, 0, 0.99, 0.01],
    ['decay', words.decay, decay, 0, 0.1, 0.0005],
  ] as const
  return (
    <div className="grid gap-x-10 gap-y-5 font-sans @3xl:grid-cols-[minmax(0,1fr)_18rem]">
      <div className="grid min-w-0 content-start gap-5">
        <div className="flex flex-wrap items-end gap-x-5 gap-y-2">
          <div className="flex gap-2">
            <Button
              kind="primary"
              disabled={step >= MOST_STEPS}
              onClick={() => change({ step: step + 1 })}
              data-testid="update-next"
            >
              {words.next}
            </Button>
            <Button onClick={reset} data-testid="update-reset">
              {words.reset}
            </Button>
          </div>
          <div className="min-w-44 flex-1">
            <Slider
              label={words.step}
              value={step}
              min={1}
              max={MOST_STEPS}
              step={1}
              onChange={(to) => change({ step: Math.round(to) })}
              testId="update-step"
            />
          </div>
        </div>
        <UpdateSums
          before={before}
          now={now}
          gradient={gradient}
          settings={{ rate, momentum, decay }}
          words={words}
        />
        <UpdatePushes
          steps={steps}
          at={step}
          first={v}
          pull={-rate * gradient}
          momentum={momentum}
          words={words}
        />
        <p className="sr-only" role="status">
          {said}
        </p>
      </div>
      <div className="grid content-start gap-x-8 gap-y-1 @xl:grid-cols-2 @3xl:grid-cols-1">
        {sliders.map(([name, label, value, min, max, by]) => (
          <Slider
            key={name}
            label={label}
            value={value}
            min={min}
            max={max}
            step={by}
            onChange={(to) => change({ [name]: to })}
            testId={`update-${name}`}
          />
        ))}
      </div>
    </div>
  )
}
