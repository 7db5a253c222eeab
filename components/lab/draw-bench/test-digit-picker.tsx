import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useBenchStrings } from '../bench-strings'
import { PixelGrid } from '@/components/viz/pixel-grid'
import type { TestDigits } from '@/lib/engine/test-digits'
import { fill } from '@/lib/i18n/fill'

const EACH = 10 // digits of a class

interface TestDigitPickerProps {
  digits: TestDigits | null
  onPick: (index: number) => void
}

/** One button a class: it shows the digit that a press puts on the pad, then the next of its ten. */
export function TestDigitPicker({ digits, onPick }: TestDigitPickerProps) {
  const words = useBenchStrings().strings.draw.tests
  const [next, setNext] = useState<readonly number[]>(() => Array<number>(10).fill(0))

  const take = (digit: number) => {
    onPick(digit * EACH + next[digit])
    setNext(next.map((turn, i) => (i === digit ? (turn + 1) % EACH : turn)))
  }

  return (
    <div role="group" aria-label={words.title} className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p className="text-sm text-soft">{words.title}</p>
      <div className="grid grid-cols-[repeat(6,2.75rem)] gap-1 @min-[40rem]:flex">
        {next.map((turn, digit) => (
          <button
            key={digit}
            type="button"
            disabled={!digits}
            onClick={() => take(digit)}
            aria-label={fill(words.one, { digit })}
            data-testid="test-digit"
            data-label={digit}
            className="grid size-11 place-items-center rounded-lg border border-edge/60 bg-paper enabled:hover:border-lenet disabled:opacity-45"
          >
            <PixelGrid
              pixels={digits?.pixels(digit * EACH + turn) ?? null}
              columns={28}
              rows={28}
              className="size-9"
            />
          </button>
        ))}
        <Button
          disabled={!digits}
          onClick={() => onPick(Math.floor(Math.random() * 10 * EACH))}
          aria-label={words.randomLabel}
          data-testid="test-digit-any"
          className="col-span-2"
        >
          {words.random}
        </Button>
      </div>
    </div>
  )
}
