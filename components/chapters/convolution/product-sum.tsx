import { sayNumber } from '@/components/viz/say-number'
import type { Cell } from '@/components/viz/walk'
import type { ConvolutionWords } from '@/lib/i18n/en/convolution-figures'
import { fill } from '@/lib/i18n/fill'
import { CellGrid } from './cell-grid'
import { KERNEL_SIDE } from './kernels'

interface ProductSumProps {
  /** What the kernel reads, and its weights, row by row. */
  window: readonly number[]
  weights: readonly number[]
  at: Cell
  /** Products that have been added so far. */
  upTo: number
  decimals: number
  playing: boolean
  words: ConvolutionWords
}

/** One output taken apart: what is read, times the kernel, product by product, and their sum. */
export function ProductSum({ window, weights, at, upTo, decimals, playing, words }: ProductSumProps) {
  const w = words.products
  const products = window.map((value, i) => value * weights[i])
  const sum = products.slice(0, upTo).reduce((total, value) => total + value, 0)
  const most = Math.max(1, ...products.map(Math.abs))
  const current = upTo < products.length && upTo > 0 ? new Set([upTo - 1]) : undefined
  const terms = products.slice(0, upTo).map((_, i) => `${sayNumber(window[i], 0)}×${bracketed(weights[i])}`)
  return (
    <div className="mt-5 rounded-xl bg-wash px-4 py-3" data-part="products">
      <p className="text-sm font-semibold">{fill(w.title, { row: at.row + 1, column: at.column + 1 })}</p>
      <div className="mt-2 grid grid-cols-3 items-start gap-3 max-w-xl @min-[40rem]:gap-6">
        {(
          [
            { key: 'window', values: window, tone: 'ink', most: 255, decimals: 0 },
            {
              key: 'weights',
              values: weights,
              tone: 'signed',
              most: Math.max(...weights.map(Math.abs)),
              decimals: weights.every(Number.isInteger) ? 0 : 2,
            },
            {
              key: 'products',
              values: products.map((value, i) => (i < upTo ? value : null)),
              tone: 'signed',
              most,
              decimals: decimals === 0 ? 0 : 1,
            },
          ] as const
        ).map((grid) => (
          <div key={grid.key} className="min-w-0">
            <p className="mb-1 text-xs text-soft">{w[grid.key]}</p>
            <CellGrid
              values={grid.values}
              columns={KERNEL_SIDE}
              tone={grid.tone}
              most={grid.most}
              decimals={grid.decimals}
              lit={current}
              label={`${w[grid.key]}: ${grid.values.map((value) => (value === null ? '–' : sayNumber(value, grid.decimals))).join(', ')}`}
              testId={`slide-grid-${grid.key}`}
            />
          </div>
        ))}
      </div>
      <p
        className="mt-3 min-h-20 font-mono text-[0.8125rem] leading-relaxed break-words tabular-nums @min-[40rem]:min-h-12"
        data-testid="slide-sum"
        data-value={sum}
        aria-live={playing ? 'off' : 'polite'}
      >
        {upTo === 0 ? w.none : `${terms.join(' + ')} = `}
        {upTo > 0 && <b>{sayNumber(sum, decimals)}</b>}
      </p>
    </div>
  )
}

/** A weight within a product: negative ones in brackets. */
export function bracketed(weight: number): string {
  const text = sayNumber(weight, Number.isInteger(weight) ? 0 : 2)
  return weight < 0 ? `(${text})` : text
}
