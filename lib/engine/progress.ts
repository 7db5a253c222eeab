import { isOurs, parseAnswer, readKey, readStored, session, storedAnswer, tellListeners } from './answers'

export interface Progress {
  /** Questions that were answered at least once, or whose answer was shown. */
  answered: number
  /** Of these, the ones that the reader got right without having the answer shown first. */
  right: number
  read: boolean
}

/** How far the reader is in a chapter that asks these questions. */
export function progressOf(chapter: string, questions: readonly string[]): Progress {
  const kept = questions.map((question) => parseAnswer(storedAnswer(chapter, question)))
  return {
    answered: kept.filter(
      ({ given, right, wrong, revealed }) => given !== null || right || wrong.length > 0 || revealed,
    ).length,
    right: kept.filter(({ right }) => right).length,
    read: readStored(readKey(chapter)) !== null,
  }
}

/** Whether there is anything that {@link forgetProgress} would forget. */
export function hasProgress(): boolean {
  return session.size > 0 || storedKeys().length > 0
}

function storedKeys(): string[] {
  try {
    const keys = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at))
    return keys.filter((key): key is string => key !== null && isOurs(key))
  } catch {
    return []
  }
}

/** Forgets every answer and what was read; nothing else that the book keeps. */
export function forgetProgress(): void {
  session.clear()
  for (const key of storedKeys()) localStorage.removeItem(key)
  tellListeners()
}
