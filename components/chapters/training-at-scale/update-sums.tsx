import type { UpdateSettings, UpdateTerms } from '@/lib/nn/descent'
import type { OptimiserWords } from '@/lib/i18n/en/optimiser-figures'
import { asFactor, asTerm, exactly } from './update-number'

interface Props {
  before: { weight: number; velocity: number }
  now: UpdateTerms
  gradient: number
  settings: UpdateSettings
  words: OptimiserWords['update']
}

/** One step of the rule, written out: symbols, numbers, results, a term a row. */
export function UpdateSums({ before, now, gradient, settings, words }: Props) {
  const { rate, momentum, decay } = settings
  const rows = [
    {
      name: 'kept',
      symbols: 'm · v',
      product: `${exactly(momentum)} × ${asFactor(before.velocity)}`,
      value: now.kept,
    },
    {
      name: 'shrink',
      symbols: '− λ · ε · w',
      product: `− ${exactly(decay)} × ${exactly(rate)} × ${asFactor(before.weight)}`,
      value: now.shrink,
    },
    {
      name: 'pull',
      symbols: '− ε · ∂L/∂w',
      product: `− ${exactly(rate)} × ${asFactor(gradient)}`,
      value: now.pull,
    },
    {
      name: 'velocity',
      symbols: 'v :=',
      product: `${exactly(now.kept)} ${asTerm(now.shrink)} ${asTerm(now.pull)}`,
      value: now.velocity,
    },
    {
      name: 'weight',
      symbols: 'w := w + v',
      product: `${exactly(before.weight)} ${asTerm(now.velocity)}`,
      value: now.weight,
    },
  ] as const
  return (
    <dl className="text-sm" aria-label={words.table}>
      {rows.map(({ name, symbols, product, value }) => {
        const isResult = name === 'velocity' || name === 'weight'
        return (
          <div
            key={name}
            className={`grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 border-b border-line py-1.5 @xl:grid-cols-[15.5rem_minmax(0,1fr)_auto] ${isResult ? 'font-semibold' : ''}`}
          >
            <dt className="col-span-2 @xl:col-span-1">
              <span className="font-mono">{symbols}</span>{' '}
              <span className="text-soft">{words.terms[name]}</span>
            </dt>
            <dd
              className="min-w-0 font-mono break-words text-soft tabular-nums"
              data-testid={`update-${name}-terms`}
            >
              {product}
            </dd>
            <dd
              className="text-right font-mono tabular-nums"
              data-testid={`update-${name}-value`}
              data-value={value}
            >
              <span className="text-soft">=</span> {exactly(value)}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
