import { NumberGrid } from '@/components/viz/number-grid'
import { rangeOf } from '@/components/viz/ink-of'
import type { SlowStep } from '@/lib/data/train-report'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { useBenchStrings } from '../../bench-strings'
import { KernelChoice, kernelName } from './kernel-choice'
import { KERNEL_SIDE, kernelOf } from './weight-update'

interface Props {
  slow: SlowStep
  kernel: number
  onKernel: (kernel: number) => void
}

/** A kernel as it was, and beside it the gradient that arrives there: one number for each weight. */
export function GradientFrame({ slow, kernel, onKernel }: Props) {
  const { lang, strings } = useBenchStrings()
  const words = strings.trainLive.slowMotion
  const weights = kernelOf(slow.before, kernel)
  const gradients = kernelOf(slow.gradient, kernel)
  const largest = rangeOf(gradients.map(Math.abs)).most
  // So many decimals that the largest gradient has at least two digits.
  const decimals = largest > 0 ? Math.min(6, Math.max(2, 2 - Math.floor(Math.log10(largest)))) : 2
  const grid = (values: number[], name: string, decimals: number) => (
    <div>
      <p className="mb-1 text-[0.8125rem] text-soft">{name}</p>
      <NumberGrid
        values={values}
        columns={KERNEL_SIDE}
        tone="signed"
        range={rangeOf(values)}
        label={`${kernelName(words, kernel)}: ${name}`}
        decimals={decimals}
      />
    </div>
  )
  return (
    <>
      <p className="mt-1 mb-3 max-w-prose text-sm text-soft">
        {fill(words.gradientText, { batch: formatNumber(slow.batch, lang) })}
      </p>
      <KernelChoice kernel={kernel} onKernel={onKernel} />
      <div
        className="mt-3 grid max-w-2xl gap-x-6 gap-y-3 @min-[36rem]:grid-cols-2"
        data-testid="slow-gradients"
      >
        {grid(weights, words.weights, 3)}
        {grid(gradients, words.gradients, decimals)}
      </div>
    </>
  )
}
