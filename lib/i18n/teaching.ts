import { teaching as en } from './en/teaching'
import { teaching as zh } from './zh/teaching'
import type { Lang } from './languages'

/** What a teacher needs for one chapter. */
export interface Teaching {
  /** What must be known before. */
  before: readonly string[]
  /** Three questions without one right answer. */
  questions: readonly string[]
  misconceptions: readonly { wrong: string; right: string }[]
  /** Lessons of 45 and of 90 minutes; the parts add up to that. */
  plans: Record<45 | 90, readonly { minutes: number; what: string }[]>
  worksheet: readonly { task: string; answer: string; lines: number }[]
}

const byLanguage: Record<Lang, Readonly<Record<string, Teaching>>> = { en, zh }

/** @throws Error for a chapter without an entry: the page for teachers must not build. */
export function teachingOf(chapter: string, lang: Lang): Teaching {
  const found = Object.hasOwn(byLanguage[lang], chapter) ? byLanguage[lang][chapter] : undefined
  if (!found) throw new Error(`${chapter}: no entry in lib/i18n/${lang}/teaching`)
  return found
}
