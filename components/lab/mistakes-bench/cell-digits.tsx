import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Choices } from '@/components/ui/choices'
import { PixelGrid } from '@/components/viz/pixel-grid'
import { confidenceOf } from '@/lib/data/confusion'
import { DIGIT_PIXELS, DIGIT_SIDE } from '@/lib/data/mnist'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { formatShare } from '../draw-bench/shares'
import { useBenchStrings } from '../bench-strings'
import { useNameOf } from '../class-names'
import type { OpenCell } from './index'

/** Digits shown at first, and more at each press: a cell of the diagonal has a thousand. */
const AT_ONCE = 35

interface CellDigitsProps {
  cell: OpenCell | null
  /** Places of its digits in the look, in the order chosen. */
  places: readonly number[]
  /** The place of the digit that is looked into. */
  open: number | null
  onOrder: (unsureFirst: boolean) => void
  onOpen: (place: number) => void
}

/** The very digits of one cell, each a way into it. */
export function CellDigits({ cell, places, open, onOrder, onOpen }: CellDigitsProps) {
  const { lang, strings } = useBenchStrings()
  const nameOf = useNameOf()
  const words = strings.mistakes.cell
  const [most, setMost] = useState(AT_ONCE)

  if (!cell)
    return (
      <p className="flex min-h-44 items-center justify-center rounded-xl bg-wash px-6 text-center text-[0.9375rem] text-soft">
        {words.choose}
      </p>
    )

  const { look, label, prediction } = cell
  const left = places.length - most
  return (
    <section className="min-h-44" aria-labelledby="cell-title" data-testid="cell-digits">
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <h3 id="cell-title" className="font-sans text-[0.9375rem] font-semibold" aria-live="polite">
          {fill(label === prediction ? words.titleRight : words.title, {
            label: nameOf(label),
            prediction: nameOf(prediction),
          })}
          <span className="ml-2 font-normal text-soft">
            {places.length === 1
              ? words.one
              : fill(words.count, { count: formatNumber(places.length, lang) })}
          </span>
        </h3>
        {places.length > 1 && (
          <Choices
            label={words.order}
            hideLabel
            value={cell.unsureFirst ? 'unsure' : 'surest'}
            onChange={(order) => onOrder(order === 'unsure')}
            options={[
              { value: 'surest', label: words.surest },
              { value: 'unsure', label: words.unsure },
            ]}
          />
        )}
      </div>
      {places.length === 0 && <p className="mt-2 text-soft">{words.empty}</p>}
      <ul className="mt-3 grid grid-cols-[repeat(auto-fill,minmax(3.25rem,1fr))] gap-1.5">
        {places.slice(0, most).map((place) => {
          const confidence = confidenceOf(look, place)
          const percent = formatShare(confidence, 0, lang)
          return (
            <li key={place}>
              <button
                type="button"
                className={`flex w-full flex-col items-center rounded-lg border bg-card p-1 hover:border-lenet ${
                  place === open ? 'border-lenet ring-1 ring-lenet' : 'border-edge/60'
                }`}
                aria-pressed={place === open}
                aria-label={fill(words.digit, {
                  index: formatNumber(look.indices[place], lang),
                  label: nameOf(label),
                  prediction: nameOf(prediction),
                  percent,
                })}
                data-testid="mistake-digit"
                data-index={look.indices[place]}
                data-label={look.labels[place]}
                data-confidence={confidence}
                onClick={() => onOpen(place)}
              >
                <PixelGrid
                  pixels={look.pixels.subarray(place * DIGIT_PIXELS, (place + 1) * DIGIT_PIXELS)}
                  columns={DIGIT_SIDE}
                  rows={DIGIT_SIDE}
                  className="size-10"
                />
                <span className="mt-0.5 font-mono text-[0.6875rem] text-soft tabular-nums">{percent}</span>
              </button>
            </li>
          )
        })}
      </ul>
      {left > 0 && (
        <Button className="mt-3" data-testid="more-digits" onClick={() => setMost(most + AT_ONCE)}>
          {fill(words.more, { count: formatNumber(Math.min(left, AT_ONCE), lang) })}
        </Button>
      )}
    </section>
  )
}
