import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Lang } from '@/lib/i18n/languages'
import { writtenChapters, type ChapterSlug } from './ids'

export interface OutlineEntry {
  id: string
  title: string
}

const WORDS_PER_MINUTE = 220
const HAN_PER_MINUTE = 380
const BENCH_MINUTES = 3 // to try what the page offers

function sourceOf(slug: ChapterSlug, lang: Lang): string {
  const path = join(/* turbopackIgnore: true */ process.cwd(), 'components/chapters', slug, `${lang}.mdx`)
  return readFileSync(path, 'utf8')
}

/** The sections of a chapter, read off its source at build time: the table of contents cannot fall behind. */
export function outlineOf(slug: ChapterSlug, lang: Lang): OutlineEntry[] {
  return outlineOfSource(sourceOf(slug, lang))
}

/** Minutes to read a chapter and try its bench, counted from its text at build time. */
export function readingMinutes(slug: ChapterSlug, lang: Lang): number {
  return readingMinutesOfSource(sourceOf(slug, lang))
}

export function outlineOfSource(source: string): OutlineEntry[] {
  return [...source.matchAll(/<Section\s+((?:[^>"]|"[^"]*")*)>/g)].map(([, attributes]) => {
    const read = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? ''
    return { id: read('id'), title: read('title') }
  })
}

export function readingMinutesOfSource(source: string): number {
  const prose = source.replace(/```[\s\S]*?```/g, ' ').replace(/<\/?[A-Za-z][\w.]*|\/?>|[{}=]/g, ' ')
  const han = prose.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = prose.match(/[\p{Script=Latin}\d][\p{Script=Latin}\d’'-]*/gu)?.length ?? 0
  return Math.max(1, Math.round(words / WORDS_PER_MINUTE + han / HAN_PER_MINUTE) + BENCH_MINUTES)
}

/** Ids of the questions that a chapter asks, in order; the same in both languages. */
export function questionsOf(slug: ChapterSlug): string[] {
  return [...sourceOf(slug, 'en').matchAll(/<(?:Choice|Answer)\s+id="([^"]+)"/g)].map(([, id]) => id)
}

export interface FirstUse {
  slug: ChapterSlug
  section: string // its id
  title: string
}

/** The section in which something of a chapter's source first stands, or null. */
export function sectionHolding(slug: ChapterSlug, lang: Lang, what: string | RegExp): FirstUse | null {
  return sectionHoldingInSource(sourceOf(slug, lang), slug, what)
}

export function sectionHoldingInSource(
  source: string,
  slug: ChapterSlug,
  what: string | RegExp,
): FirstUse | null {
  const at = typeof what === 'string' ? source.indexOf(what) : source.search(what)
  if (at < 0) return null
  const found = outlineOfSource(source.slice(0, at)).at(-1)
  return { slug, section: found?.id ?? '', title: found?.title ?? '' }
}

/** Where the book first uses a term of the glossary: in the order of the chapters, then of the text. */
export function firstUseOf(term: string, lang: Lang): FirstUse | null {
  for (const slug of writtenChapters) {
    const found = sectionHolding(slug, lang, `<Term of="${term}"`)
    if (found) return found
  }
  return null
}
