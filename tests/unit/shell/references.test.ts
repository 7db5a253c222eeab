import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { writtenChapters } from '@/components/chapters/ids'
import { firstUseOf, outlineOf, sectionHoldingInSource } from '@/components/chapters/outline'
import {
  linksOf,
  referenceIds,
  referenceOf,
  splitAtSources,
  type ReferenceId,
} from '@/components/mdx/references'
import { glossaryIds } from '@/lib/i18n/glossary'
import { languages } from '@/lib/i18n/languages'

const sources = writtenChapters.flatMap((slug) =>
  languages.map((lang) => ({
    slug,
    lang,
    text: readFileSync(`components/chapters/${slug}/${lang}.mdx`, 'utf8'),
  })),
)
/** Author and year as a note writes them: 'LeCun et al. 1998', 'LeCun 等，1998'. */
const CITATION = /[A-Z][A-Za-z-]+ (?:et al\. (?:19|20)\d\d|等，(?:19|20)\d\d)/g

describe('the references', () => {
  it('have well-formed identifiers, no two alike', () => {
    const all = referenceIds.map((id) => referenceOf(id))
    for (const { doi, arxiv, year } of all) {
      if (doi) expect(doi).toMatch(/^10\.\d{4,}\/\S+$/)
      if (arxiv) expect(arxiv).toMatch(/^\d{4}\.\d{4,5}$/)
      // An arXiv number tells the year in which it was given.
      if (arxiv) expect(Math.abs(2000 + Number(arxiv.slice(0, 2)) - year)).toBeLessThanOrEqual(1)
      expect(year).toBeGreaterThan(1950)
    }
    const links = all.flatMap((reference) => linksOf(reference).map(({ href }) => href))
    expect(new Set(links).size).toBe(links.length)
    for (const lang of languages) expect(new Set(all.map(({ short }) => short[lang])).size).toBe(all.length)
  })

  it.each([
    ['lecun1998', '10.1109/5.726791'],
    ['krizhevsky2012', '10.1145/3065386'],
  ])('%s is %s', (id, doi) => expect(referenceOf(id).doi).toBe(doi))

  it('refuse a source that they do not have', () => {
    expect(() => referenceOf('nobody1900')).toThrow('nobody1900')
    expect(() => referenceOf('constructor')).toThrow('constructor')
  })

  it.each(sources)('$slug ($lang) cites only sources that are listed', ({ lang, text }) => {
    for (const [, id] of text.matchAll(/<Cite\s+of="([^"]*)"/g)) expect(referenceIds).toContain(id)
    for (const [named] of text.matchAll(CITATION)) {
      const found = splitAtSources(named, lang).filter((part) => typeof part !== 'string')
      expect(found, `${named} is not in components/mdx/references.ts`).toHaveLength(1)
    }
  })

  it('are found in a text, each where it stands', () => {
    expect(splitAtSources('See LeCun et al. 1998, §II.B.', 'en')).toEqual([
      'See ',
      { id: 'lecun1998' satisfies ReferenceId, text: 'LeCun et al. 1998' },
      ', §II.B.',
    ])
    expect(splitAtSources('名称见 LeCun 等，1998，§II.B', 'zh')[1]).toMatchObject({ id: 'lecun1998' })
    expect(splitAtSources('nothing', 'en')).toEqual(['nothing'])
  })
})

describe('where something is first used', () => {
  it('is the section around it', () => {
    const source =
      '<Lead>x</Lead>\n<Section id="a" title="One">\n\ntext\n\n</Section>\n<Section id="b" title="Two">\nneedle'
    expect(sectionHoldingInSource(source, 'train-lenet', 'needle')).toEqual({
      slug: 'train-lenet',
      section: 'b',
      title: 'Two',
    })
    expect(sectionHoldingInSource(source, 'train-lenet', 'absent')).toBeNull()
    expect(sectionHoldingInSource(source, 'train-lenet', 'Lead')).toMatchObject({ section: '' })
  })

  it('is the same section in both languages, and exists', () => {
    for (const id of glossaryIds('en')) {
      const [english, chinese] = languages.map((lang) => firstUseOf(id, lang))
      expect(chinese?.slug, id).toBe(english?.slug)
      expect(chinese?.section, id).toBe(english?.section)
      if (english?.section)
        expect(outlineOf(english.slug, 'en').map((entry) => entry.id)).toContain(english.section)
    }
  })

  it('orders the glossary by the language', () => {
    expect([...glossaryIds('en')].sort()).toEqual([...glossaryIds('zh')].sort())
    expect(glossaryIds('en').indexOf('accuracy')).toBeLessThan(glossaryIds('en').indexOf('weight'))
  })
})
