import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { Slider } from '@/components/ui/slider'
import { sayNumber } from '@/components/viz/say-number'
import type { Cell } from '@/components/viz/walk'
import { WeightWalker } from '@/components/viz/weight-walker'
import type { ConvolutionWords } from '@/lib/i18n/en/convolution-figures'
import { fill } from '@/lib/i18n/fill'
import { KERNEL_SIDE, kernelNames, kernels, LARGEST_WEIGHT, nameOfKernel, type KernelName } from './kernels'

interface KernelEditorProps {
  weights: readonly number[]
  onChange: (weights: readonly number[]) => void
  onReset: () => void
  words: ConvolutionWords
}

/** The kernel: taken from a list, or weight by weight; and the sum of its weights. */
export function KernelEditor({ weights, onChange, onReset, words }: KernelEditorProps) {
  const [at, setAt] = useState<Cell>({ row: 1, column: 1 })
  const w = words.kernel
  const name = nameOfKernel(weights)
  const chosen = at.row * KERNEL_SIDE + at.column
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const set = (value: number) =>
    onChange(weights.map((weight, i) => (i === chosen ? Number(value.toFixed(3)) : weight)))
  return (
    <div>
      <Select
        label={w.title}
        value={name ?? 'own'}
        options={[
          ...kernelNames.map((value) => ({ value, label: w.names[value] })),
          { value: 'own' as const, label: w.own, disabled: name !== null },
        ]}
        onChange={(value) => value !== 'own' && onChange(kernels[value as KernelName])}
        testId="slide-kernel"
      />
      <div className="mt-3" data-part="kernel">
        <WeightWalker
          values={weights}
          columns={KERNEL_SIDE}
          at={at}
          onMove={setAt}
          label={w.grid}
          say={(cell) =>
            fill(words.cell, {
              row: cell.row + 1,
              column: cell.column + 1,
              value: sayNumber(weights[cell.row * KERNEL_SIDE + cell.column]),
            })
          }
          decimals={2}
          testId="slide-weights"
        />
      </div>
      <div className="mt-2">
        <Slider
          label={fill(w.weight, { row: at.row + 1, column: at.column + 1 })}
          value={weights[chosen]}
          min={-LARGEST_WEIGHT}
          max={LARGEST_WEIGHT}
          step={0.5}
          onChange={set}
          testId="slide-weight"
        />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-sm" data-testid="slide-kernel-sum" data-value={sum}>
          {fill(w.sum, { sum: sayNumber(sum) })}
        </p>
        <Button onClick={onReset} data-testid="slide-reset">
          {w.reset}
        </Button>
      </div>
    </div>
  )
}
