import { describe, expect, it } from 'vitest'
import { corrections } from '@/components/chapters/corrections'
import { bookOrder, writtenChapters } from '@/components/chapters/ids'
import { chapters } from './chapter'

/** The text under a heading, up to the next one of its kind. */
function partOf(source: string, heading: string): string | null {
  const section = source.match(new RegExp(`<Section id="${heading}"[^]*?</Section>`))
  if (section) return section[0]
  const sub = source.match(new RegExp(`<Sub id="${heading}"[^]*?(?=<Sub id=|</Section>)`))
  return sub && sub[0]
}

it('every point of the course page has its place in the book, once', () => {
  expect(corrections.map(({ point }) => point)).toEqual(Array.from({ length: 27 }, (_, i) => i + 1))
  for (const { chapter } of corrections) expect(bookOrder).toContain(chapter)
})

const due = corrections.filter(({ chapter }) => (writtenChapters as readonly string[]).includes(chapter))

describe.each(due)('point $point ($about): $chapter#$heading', ({ chapter, heading }) => {
  it.each(['en', 'zh'] as const)('is put right with a source, %s', (lang) => {
    const { source } = chapters.find((one) => one.slug === chapter && one.lang === lang)!
    const part = partOf(source, heading)
    expect(part, 'no such heading').not.toBeNull()
    expect(part).toMatch(/<Note>|<Cite /)
  })
})
