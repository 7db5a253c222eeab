import { PixelGrid } from '@/components/viz/pixel-grid'
import { SAMPLES_PER_CLASS } from '@/lib/data/sample-digits'
import { fill } from '@/lib/i18n/fill'
import type { ArchitectureWords } from '@/lib/i18n/en/lenet-architecture-figures'
import type { Lenet } from './use-lenet'

/** One button a class: a press takes its digit, another press the next of its ten. */
export function DigitChoice({ lenet, words }: { lenet: Lenet; words: ArchitectureWords }) {
  const chosenClass = Math.floor(lenet.index / SAMPLES_PER_CLASS)
  const turn = lenet.index % SAMPLES_PER_CLASS
  return (
    <div role="group" aria-label={words.digit.title} className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <span className="text-sm text-soft">{words.digit.title}</span>
      <div className="grid grid-cols-[repeat(5,2.75rem)] gap-1 @min-[36rem]:flex">
        {Array.from({ length: 10 }, (_, digit) => {
          const isChosen = digit === chosenClass
          const index = digit * SAMPLES_PER_CLASS + (isChosen ? turn : 0)
          const next = digit * SAMPLES_PER_CLASS + (isChosen ? (turn + 1) % SAMPLES_PER_CLASS : 0)
          return (
            <button
              key={digit}
              type="button"
              aria-pressed={isChosen}
              aria-label={fill(words.digit.one, { digit })}
              data-testid="architecture-digit"
              data-label={digit}
              onClick={() => lenet.choose(next)}
              className={`grid size-11 place-items-center rounded-lg border bg-paper ${
                isChosen ? 'border-lenet ring-1 ring-lenet' : 'border-edge/60 hover:border-lenet'
              }`}
            >
              <PixelGrid pixels={lenet.pixels(index)} columns={28} rows={28} className="size-9" />
            </button>
          )
        })}
      </div>
    </div>
  )
}
