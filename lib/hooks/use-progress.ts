import { useMemo, useSyncExternalStore } from 'react'
import { watchAnswers } from '@/lib/engine/answers'
import { progressOf, type Progress } from '@/lib/engine/progress'

/** How far this reader is in a chapter; null in the page as the server wrote it. */
export function useProgress(chapter: string, questions: readonly string[]): Progress | null {
  const told = useSyncExternalStore(
    watchAnswers,
    () => JSON.stringify(progressOf(chapter, questions)), // equal texts, equal progress
    () => null,
  )
  return useMemo(() => (told === null ? null : (JSON.parse(told) as Progress)), [told])
}
