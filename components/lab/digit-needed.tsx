import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { drawingOnPad } from './draw-bench/drawing'

/** One test digit of each class in turn: the place of the first 8, then others that look different. */
const TURNS = [80, 71, 62, 93, 34, 55, 46, 27, 18, 9]

interface DigitNeededProps {
  /** What to do, and the name of the button. */
  say: string
  take: string
  testId: string
}

/** Stands in a bench that looks at the drawn digit while there is none. */
export function DigitNeeded({ say, take, testId }: DigitNeededProps) {
  const [turn, setTurn] = useState(0)
  return (
    <div className="flex min-h-60 flex-col @min-[36rem]:min-h-44 items-center justify-center gap-4 rounded-xl bg-wash px-6 py-5 text-center">
      <p className="max-w-prose text-[0.9375rem] text-soft">{say}</p>
      <Button
        data-testid={testId}
        onClick={() => {
          drawingOnPad.take(TURNS[turn % TURNS.length])
          setTurn(turn + 1)
        }}
      >
        {take}
      </Button>
    </div>
  )
}
