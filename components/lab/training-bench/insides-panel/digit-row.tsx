import { useEffect, useState } from 'react'
import { PixelGrid } from '@/components/viz/pixel-grid'
import type { Watch } from '@/lib/data/train-report'
import { useTestDigits } from '@/lib/hooks/use-test-digits'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { fill } from '@/lib/i18n/fill'
import { Button } from '@/components/ui/button'
import { useBenchStrings } from '../../bench-strings'

const SIDE = 28
/** The hundred test digits stand in the order of the classes, ten of each: the first of each is offered. */
const OF_CLASS = 10
const CLASSES = Array.from({ length: 10 }, (_, digit) => digit)
const FIRST = 3

/** One test digit of each class, one of them chosen: none of them has been trained on. */
export function DigitRow({ onDigit }: { onDigit: (digit: Watch['digit']) => void }) {
  const { strings } = useBenchStrings()
  const words = strings.trainLive.insides
  const { digits, error, retry } = useTestDigits()
  const [chosen, setChosen] = useState(FIRST)

  useEffect(() => {
    const pixels = digits?.pixels(chosen * OF_CLASS)
    // A copy, as it goes to the worker.
    if (pixels) onDigit(Uint8Array.from(pixels))
  }, [digits, chosen, onDigit])

  if (error)
    return (
      <p className="flex flex-wrap items-center gap-3" role="status">
        {errorSentence(strings, error)} <Button onClick={retry}>{strings.train.retry}</Button>
      </p>
    )
  return (
    <div
      role="group"
      aria-label={words.choose}
      className="grid max-w-2xl grid-cols-5 gap-1.5 @min-[36rem]:grid-cols-10"
    >
      {CLASSES.map((digit) => (
        <button
          key={digit}
          type="button"
          aria-pressed={digit === chosen}
          aria-label={fill(words.digit, { digit })}
          className={`rounded-md border-2 bg-card p-0.5 ${digit === chosen ? 'border-lenet' : 'border-line hover:border-edge'}`}
          data-testid={`insides-digit-${digit}`}
          onClick={() => setChosen(digit)}
        >
          <PixelGrid
            pixels={digits?.pixels(digit * OF_CLASS) ?? null}
            columns={SIDE}
            rows={SIDE}
            className="mx-auto aspect-square w-full max-w-14"
          />
        </button>
      ))}
    </div>
  )
}
