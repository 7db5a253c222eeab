/**
 * What the reader has answered and read, kept on the device: one entry of localStorage a question, under
 * `answer/<chapter>/<question>`, and one a chapter that was read to its end, under `read/<chapter>`. Where storage is
 * forbidden, both last as long as the page.
 */
export interface KeptAnswer {
  /** The answer that stands checked now; null while the reader is thinking, at first or again. */
  given: string | null
  /** Has been right once, before the answer was shown. */
  right: boolean
  /** Wrong answers so far, each once, the newest last. */
  wrong: readonly string[]
  /** Has asked for the hint. */
  hinted: boolean
  /** Has had the answer shown. */
  revealed: boolean
}

export const NOT_ANSWERED: KeptAnswer = {
  given: null,
  right: false,
  wrong: [],
  hinted: false,
  revealed: false,
}

const MOST_WRONG = 8 // kept for a question: enough to mark what was tried, and no more
const LONGEST = 40 // characters of an answer

/** What stands in for localStorage, and what this page has written to it. */
export const session = new Map<string, string>()
const listeners = new Set<() => void>()

export const tellListeners = (): void => listeners.forEach((listener) => listener())

const answerKey = (chapter: string, question: string) => `answer/${chapter}/${question}`
export const readKey = (chapter: string) => `read/${chapter}`
export const isOurs = (key: string) => key.startsWith('answer/') || key.startsWith('read/')

export function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? session.get(key) ?? null
  } catch {
    return session.get(key) ?? null
  }
}

function write(key: string, value: string): void {
  session.set(key, value)
  try {
    localStorage.setItem(key, value)
  } catch {
    // kept in `session`
  }
  tellListeners()
}

/** Calls `listener` after every change, in this tab or another. Gives the function that ends it. */
export function watchAnswers(listener: () => void): () => void {
  const fromOtherTab = (event: StorageEvent) => {
    if (event.key !== null && !isOurs(event.key)) return
    // What the other tab removed must not come back from this one's memory.
    if (event.key === null) session.clear()
    else if (event.newValue === null) session.delete(event.key)
    listener()
  }
  listeners.add(listener)
  globalThis.addEventListener?.('storage', fromOtherTab as EventListener)
  return () => {
    listeners.delete(listener)
    globalThis.removeEventListener?.('storage', fromOtherTab as EventListener)
  }
}

/** The entry of a question as it is stored: equal texts are equal answers. */
export function storedAnswer(chapter: string, question: string): string | null {
  return readStored(answerKey(chapter, question))
}

/** What a stored text says. Older editions kept the bare answer; what makes no sense counts as not answered. */
export function parseAnswer(stored: string | null): KeptAnswer {
  if (stored === null) return NOT_ANSWERED
  if (!stored.startsWith('{')) return { ...NOT_ANSWERED, given: stored.slice(0, LONGEST) }
  try {
    const found = JSON.parse(stored) as Record<string, unknown>
    const wrong = Array.isArray(found.wrong) ? found.wrong.filter((one) => typeof one === 'string') : []
    return {
      given: typeof found.given === 'string' ? found.given.slice(0, LONGEST) : null,
      right: found.right === true,
      wrong: wrong.slice(-MOST_WRONG),
      hinted: found.hinted === true,
      revealed: found.revealed === true,
    }
  } catch {
    return NOT_ANSWERED
  }
}

export function keepAnswer(chapter: string, question: string, answer: KeptAnswer): void {
  write(answerKey(chapter, question), JSON.stringify(answer))
}

/** What is kept after `given` has been checked. */
export function afterCheck(before: KeptAnswer, given: string, right: boolean): KeptAnswer {
  const short = given.slice(0, LONGEST)
  const wrong = right ? before.wrong : [...before.wrong.filter((one) => one !== short), short]
  return {
    ...before,
    given: short,
    right: before.right || (right && !before.revealed),
    wrong: wrong.slice(-MOST_WRONG),
  }
}

/** Notes that a chapter was read to its end. */
export function markRead(chapter: string): void {
  if (readStored(readKey(chapter)) === null) write(readKey(chapter), 'yes')
}
