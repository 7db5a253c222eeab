'use client'

import { usePathname } from 'next/navigation'
import { afterCheck, type KeptAnswer } from '@/lib/engine/answers'
import { useKeptAnswer } from '@/lib/hooks/use-answers'

/** After so many wrong answers the right one is offered. */
const OFFER_AFTER = 2

export interface Question {
  kept: KeptAnswer
  /** `tellsHint`: a wrong answer is answered with the hint, which then stays. */
  check(given: string, right: boolean, tellsHint?: boolean): void
  tryAgain(): void
  hint(): void
  reveal(): void
  offersAnswer: boolean
}

/** A question of the chapter that is open: what was answered before, and what the reader may do. */
export function useQuestion(id: string): Question {
  const chapter = usePathname().split('/')[2] ?? ''
  const [kept, keep] = useKeptAnswer(chapter, id)
  return {
    kept,
    check: (given, right, tellsHint = false) => {
      const after = afterCheck(kept, given, right)
      keep({ ...after, hinted: after.hinted || (tellsHint && !right) })
    },
    tryAgain: () => keep({ ...kept, given: null }),
    hint: () => keep({ ...kept, hinted: true }),
    reveal: () => keep({ ...kept, revealed: true }),
    offersAnswer: !kept.right && !kept.revealed && kept.wrong.length >= OFFER_AFTER,
  }
}
