import { useMemo, useState } from 'react'
import { useBenchStrings } from '../../bench-strings'
import { networkOf, type TrainSettings } from '@/lib/data/train-settings'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { describeNetwork, type NetworkDescription } from '@/lib/nn/arithmetic'
import type { AnyNetwork } from '@/lib/nn/layers'
import type { BenchStrings } from '@/lib/i18n/bench-strings'
import { priceChange } from './price'

const priced = ['parameters', 'macs', 'connections'] as const

/** 'c3' as the paper writes it; 'c3-norm' is its normalisation. */
function layerName(name: string, words: BenchStrings['trainSettings']['price']): string {
  if (name === 'output') return words.output
  const [layer, part] = name.split('-')
  return part === 'norm' ? fill(words.norm, { layer: layer.toUpperCase() }) : layer.toUpperCase()
}

/** The network that the settings choose, in numbers, and what the last switch changed of them. */
export function PriceBar({ settings }: { settings: TrainSettings }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.trainSettings.price
  const network = networkOf(settings)
  const [seen, setSeen] = useState<{ now: AnyNetwork; before: AnyNetwork | null }>({
    now: network,
    before: null,
  })
  // While drawing, not after: the numbers and what changed belong together.
  if (seen.now.id !== network.id) setSeen({ now: network, before: seen.now })
  const now = useMemo(() => describeNetwork(seen.now), [seen.now])
  const before = useMemo(() => seen.before && describeNetwork(seen.before), [seen.before])
  const change = before && priceChange(before, now)

  const count = (value: number) => formatNumber(value, lang)
  const signed = (value: number) => (value < 0 ? `−${count(-value)}` : `+${count(value)}`)
  return (
    <div
      className="grid grid-cols-[repeat(3,auto)] items-start justify-start gap-x-5 gap-y-1 @min-[46rem]:grid-cols-[repeat(3,auto)_minmax(0,1fr)]"
      data-testid="price"
    >
      <p className="sr-only">{words.title}</p>
      {priced.map((name) => (
        <div key={name} className="min-w-0">
          <p className="text-xs text-soft">{words[name]}</p>
          <p className="flex flex-wrap items-baseline gap-x-2 font-mono leading-tight font-bold tabular-nums @max-[46rem]:flex-col @min-[46rem]:text-lg">
            <span data-testid={`price-${name}`} data-value={now[name]}>
              {count(now[name])}
            </span>
            <span
              className="text-xs font-normal text-soft"
              data-testid={`price-${name}-change`}
              data-value={change?.[name] ?? 0}
            >
              {change && change[name] !== 0 && signed(change[name])}
            </span>
          </p>
        </div>
      ))}
      <p
        className="col-span-full min-w-0 text-[0.8125rem] text-soft @min-[46rem]:col-span-1"
        role="status"
        data-testid="price-said"
      >
        {sayChange(words, before, now, count)}
        {/* The eye finds them beside the numbers. */}
        {change && priced.some((name) => change[name] !== 0) && (
          <span className="sr-only">
            {' '}
            {fill(words.totals, {
              parameters: signed(change.parameters),
              macs: signed(change.macs),
              connections: signed(change.connections),
            })}
          </span>
        )}
      </p>
    </div>
  )
}

/** Layers by name that one sentence may list. */
const MOST_LAYERS = 4

function sayChange(
  words: BenchStrings['trainSettings']['price'],
  before: NetworkDescription | null,
  now: NetworkDescription,
  count: (value: number) => string,
): string {
  if (!before) return words.waiting
  const { layers, ...totals } = priceChange(before, now)
  if (layers.length === 0)
    return Object.values(totals).every((total) => total === 0) ? words.unchanged : words.elsewhere
  return layers
    .slice(0, MOST_LAYERS)
    .map((layer) =>
      fill(words.layer, {
        layer: layerName(layer.name, words),
        now: count(layer.now),
        before: count(layer.before),
      }),
    )
    .join(' ')
    .concat(layers.length > MOST_LAYERS ? ' …' : '')
}
