import { oneOf, whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Button } from '@/components/ui/button'
import { Choices } from '@/components/ui/choices'
import { Slider } from '@/components/ui/slider'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { gradientHoldings } from '@/lib/nn/memory'
import type { FigureProps } from './figures'
import { CARD_BYTES, growing, heldBy, memoryParts, type MemoryPart } from './memory'
import { sayBytes } from './say-bytes'

const MOST = 1024
const names = ['alexnet', 'lenet'] as const
const cards = ['one', 'two'] as const
const fields = {
  network: oneOf(names, 'alexnet'),
  cards: oneOf(cards, 'one'),
  gradients: oneOf(gradientHoldings, 'kept'),
  batch: whole(128, 1, MOST),
}
const scale = { toTrack: Math.log2, fromTrack: (track: number) => 2 ** track }

/** Set apart by ink, and by their order and their rows in the table. */
const inks: Record<MemoryPart, string> = {
  weights: 'bg-lenet',
  gradients: 'bg-why-fill',
  momentum: 'bg-positive',
  values: 'bg-alexnet',
  valueGradients: 'bg-negative',
}
/** The scale reaches a little beyond the card, and further where more is needed. */
const LEAST_SCALE = 4e9

/** What training needs of a card's memory, as the batch moves. */
export default function MemoryFigure({ lang, words: all }: FigureProps) {
  const words = all.memory
  const { state, change } = useFigureState('memory', fields)
  const canSplit = state.network === 'alexnet'
  const halved = canSplit && state.cards === 'two'
  const held = heldBy(state.network, state.batch, halved, state.gradients)
  const number = (value: number) => formatNumber(value, lang)
  const reach = Math.max(LEAST_SCALE, held.total * 1.02)
  const total = sayBytes(held.total, lang)
  const card = sayBytes(CARD_BYTES, lang)
  const taken = Math.min(MOST, held.most)
  return (
    <div className="font-sans">
      <div className="flex flex-wrap gap-x-8 gap-y-3">
        <Choices
          label={words.network}
          value={state.network}
          options={names.map((value) => ({ value, label: words.networks[value] }))}
          onChange={(network) => change({ network })}
          testId="memory-network"
        />
        <Choices
          label={words.cards}
          value={canSplit ? state.cards : 'one'}
          options={cards.map((value) => ({
            value,
            label: words.cardChoices[value],
            disabled: value === 'two' && !canSplit,
          }))}
          onChange={(next) => change({ cards: next })}
          testId="memory-cards"
        />
        <Choices
          label={words.held}
          value={state.gradients}
          options={gradientHoldings.map((value) => ({ value, label: words.holdings[value] }))}
          onChange={(gradients) => change({ gradients })}
          testId="memory-gradients"
        />
      </div>
      <div className="mt-3">
        <Slider
          label={words.batch}
          value={state.batch}
          min={1}
          max={MOST}
          step={0.25}
          scale={scale}
          onChange={(batch) => change({ batch: Math.round(batch) })}
          testId="memory-batch"
        />
      </div>
      <div className="relative mt-5 pb-6">
        <div
          role="img"
          aria-label={fill(words.bar, { total, card })}
          className="flex h-10 overflow-hidden rounded-md bg-wash"
        >
          {memoryParts.map((part) => (
            <span
              key={part}
              className={`block h-full border-r border-paper ${inks[part]}`}
              style={{ width: `${(100 * held.parts[part]) / reach}%` }}
            />
          ))}
        </div>
        <div
          className="absolute -top-1.5 bottom-5 w-0.5 bg-ink ring-1 ring-paper"
          style={{ left: `${(100 * CARD_BYTES) / reach}%` }}
          aria-hidden
        />
        <span
          className="absolute bottom-0 -translate-x-1/2 text-xs whitespace-nowrap text-soft"
          style={{ left: `${(100 * CARD_BYTES) / reach}%` }}
          aria-hidden
        >
          {words.card}
        </span>
      </div>
      <div className="mt-2 flex min-h-24 flex-wrap items-center gap-x-5 gap-y-2 @min-[42rem]:min-h-12">
        <p
          aria-live="polite"
          className="font-semibold"
          data-testid="memory-total"
          data-value={held.total}
          data-fits={held.total <= CARD_BYTES}
        >
          {fill(held.total <= CARD_BYTES ? words.fits : words.over, { total, card })}
        </p>
        <p className="text-sm" data-testid="memory-most" data-value={held.most}>
          {fill(words.most, { batch: number(held.most) })}
        </p>
        <Button
          disabled={state.batch === taken}
          onClick={() => change({ batch: taken })}
          data-testid="memory-take"
        >
          {words.take}
        </Button>
      </div>
      <table className="mt-3 w-full text-sm">
        <caption className="sr-only">{words.table}</caption>
        <tbody>
          {memoryParts.map((part) => (
            <tr
              key={part}
              className="border-t border-line"
              data-testid={`memory-of-${part}`}
              data-value={held.parts[part]}
            >
              <th scope="row" className="py-1.5 pr-3 text-left font-normal">
                <span className={`mr-2 inline-block size-3 rounded-sm ${inks[part]}`} aria-hidden />
                {words.parts[part]}
                <span className="block font-mono text-xs text-soft tabular-nums @min-[36rem]:hidden">
                  <Spelt part={part} held={held} batch={state.batch} words={words} number={number} />
                </span>
              </th>
              <td className="hidden py-1.5 pr-3 font-mono text-[0.8125rem] text-soft tabular-nums @min-[36rem]:table-cell">
                <Spelt part={part} held={held} batch={state.batch} words={words} number={number} />
              </td>
              <td className="py-1.5 text-right font-mono tabular-nums">{sayBytes(held.parts[part], lang)}</td>
            </tr>
          ))}
          <tr className="border-t border-edge font-semibold">
            <th scope="row" className="py-1.5 text-left">
              {words.total}
            </th>
            <td className="hidden @min-[36rem]:table-cell" />
            <td className="py-1.5 text-right font-mono tabular-nums">{total}</td>
          </tr>
        </tbody>
      </table>
    </div>
  )
}

interface SpeltProps {
  part: MemoryPart
  held: ReturnType<typeof heldBy>
  batch: number
  words: FigureProps['words']['memory']
  number: (value: number) => string
}

function Spelt({ part, held, batch, words, number }: SpeltProps) {
  const values = number(held.numbers[part])
  return growing.includes(part)
    ? fill(words.arithmetic.growing, { values, batch: number(batch) })
    : fill(words.arithmetic.fixed, { parameters: values })
}
