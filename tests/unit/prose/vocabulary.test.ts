import { describe, expect, it } from 'vitest'
import { factIds } from '@/components/mdx/facts'
import { formulaHtml } from '@/components/mdx/formula-html'
import { glossary as english } from '@/lib/i18n/en/glossary'
import { glossary as chinese } from '@/lib/i18n/zh/glossary'
import { chapters, usesOf } from './chapter'

/**
 * Sizes of networks, however they are written: 61,706, 61 706, 61706, 61.7 k, 60 million, 6000 万. Digits counted in
 * data sets (60,000) look the same, so those stand as facts, too.
 */
const sizes = [
  61_706, 60_000, 44_426, 431_080, 60_965_224, 61_100_840, 62_378_344, 7_913_352, 416_520, 340_908, 48_120,
]
const bare = (text: string): string[] => [
  ...sizes
    .filter((size) =>
      new RegExp(`(?<![\\d.])${String(size)}(?![\\d.]*\\d)`).test(text.replace(/(\d)[,\s’](?=\d{3})/g, '$1')),
    )
    .map(String),
  ...(text.match(/\b\d+([.,]\d+)?\s*(k|M|million|billion|thousand)\b[^.]{0,20}param/gi) ?? []),
  ...(text.match(/[\d六七]+\s*(千|百)?万(个|多个)?参数/g) ?? []),
]

describe('the search for bare parameter counts', () => {
  it.each([
    '61,706 weights',
    '61706',
    'has 60 000 of them',
    '60,965,224',
    '60 million parameters',
    '6000 万个参数',
    '六千万参数',
  ])('finds %s', (text) => expect(bare(text)).not.toEqual([]))
  it.each(['55,000 digits', '1,281,167 pictures', '160,000', '60,000.5', '100,000'])('passes %s', (text) =>
    expect(bare(text)).toEqual([]),
  )
})

describe('the glossary', () => {
  it('has the same terms in both languages', () => {
    expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort())
  })

  it.each([...Object.entries(english), ...Object.entries(chinese)])(
    '%s: one sentence',
    (_, { term, definition }) => {
      expect(term).not.toBe('')
      expect(definition).toMatch(/[.。]$/)
      expect(definition.match(/[.。](?=\s|$)/g)).toHaveLength(1)
    },
  )

  it('names each thing differently', () => {
    for (const glossary of [english, chinese]) {
      const names = Object.values(glossary).map(({ term }) => term)
      expect(new Set(names).size).toBe(names.length)
    }
  })
})

describe.each(chapters.map((chapter) => [`${chapter.slug} (${chapter.lang})`, chapter] as const))(
  '%s',
  (_, chapter) => {
    it('uses only terms that the glossary has', () => {
      const unknown = usesOf(chapter, 'Term').filter(({ of }) => !Object.hasOwn(english, String(of)))
      expect(unknown).toEqual([])
    })

    it('explains a term once', () => {
      const terms = usesOf(chapter, 'Term').map(({ of }) => of)
      expect(terms.filter((term, at) => terms.indexOf(term) !== at)).toEqual([])
    })

    it('quotes only facts that exist', () => {
      const quoted = [
        ...usesOf(chapter, 'Fact').map(({ of }) => of),
        ...usesOf(chapter, 'Answer').map(({ fact }) => fact),
      ]
      const unknown = quoted.filter((id) => id !== undefined && !factIds.includes(String(id)))
      expect(unknown).toEqual([])
    })

    it('has no parameter count that is not a fact', () => expect(bare(chapter.source)).toEqual([]))

    it('has formulas that KaTeX can set', () => {
      expect(chapter.formulas.length).toBe(chapter.source.match(/\$\$[\s\S]+?\$\$|\$[^$\n]+\$/g)?.length ?? 0)
      for (const { tex, displayed } of chapter.formulas) {
        expect(formulaHtml(tex, displayed)).toMatch(
          displayed ? /^<span class="katex">/ : /^<span class="katex-mathml">/,
        )
      }
    })

    it('has ids that occur once and stay in ASCII', () => {
      const ids = chapter.used.map(({ props }) => props.id).filter((id) => id !== undefined)
      expect(new Set(ids).size).toBe(ids.length)
      for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    })

    it('begins with a standfirst and a live figure, and ends with recap and questions', () => {
      const names = chapter.used.map(({ name }) => name)
      expect(names.slice(0, 2)).toEqual(['Lead', 'YouWillLearn'])
      const isLive = (name: string) => /.(Bench|Figure)$/.test(name)
      expect(names.slice(0, 8).some(isLive)).toBe(true)
      // Figures are numbered in their order, and each holds one thing that is live.
      const figures = usesOf(chapter, 'Figure').map(({ number }) => String(number))
      const first = figures[0].split('.')[0]
      expect(figures).toEqual(figures.map((_, at) => `${first}.${at + 1}`))
      expect(names.filter(isLive)).toHaveLength(figures.length)
      expect(
        usesOf(chapter, 'Section')
          .slice(-2)
          .map(({ id }) => id),
      ).toEqual(['recap', 'questions'])
    })
  },
)
