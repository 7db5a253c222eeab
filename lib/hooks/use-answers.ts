import { useMemo, useSyncExternalStore } from 'react'
import { keepAnswer, parseAnswer, storedAnswer, watchAnswers, type KeptAnswer } from '@/lib/engine/answers'

/** What this reader has answered to a question, and how to keep more; the same in both languages. */
export function useKeptAnswer(chapter: string, question: string): [KeptAnswer, (answer: KeptAnswer) => void] {
  const stored = useSyncExternalStore(
    watchAnswers,
    () => storedAnswer(chapter, question),
    () => null,
  )
  const answer = useMemo(() => parseAnswer(stored), [stored])
  return [answer, (next) => keepAnswer(chapter, question, next)]
}
