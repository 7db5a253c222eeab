import { describe, expect, it } from 'vitest'
import { chapterNumber, neighbours, writtenChapters } from '@/components/chapters/ids'
import { en } from '@/lib/i18n/en'
import { glossary as englishGlossary } from '@/lib/i18n/en/glossary'
import { definitionOf } from '@/lib/i18n/glossary'
import { zh } from '@/lib/i18n/zh'
import { glossary as chineseGlossary } from '@/lib/i18n/zh/glossary'

/** Every leaf as 'a.b.c' -> text. */
function leaves(tree: unknown, path = ''): [string, unknown][] {
  if (typeof tree !== 'object' || tree === null) return [[path, tree]]
  return Object.entries(tree).flatMap(([key, value]) => leaves(value, path ? `${path}.${key}` : key))
}

const placeholders = (text: unknown) => [...new Set(String(text).match(/\{\w+\}/g) ?? [])].sort()

describe.each([
  ['strings', en, zh],
  ['glossary', englishGlossary, chineseGlossary],
])('%s', (_, english, chinese) => {
  const inEnglish = new Map(leaves(english))
  const inChinese = new Map(leaves(chinese))

  it('has the same keys in both languages', () => {
    expect([...inChinese.keys()].sort()).toEqual([...inEnglish.keys()].sort())
    expect(inEnglish.size).toBeGreaterThan(0)
  })

  it('has no empty string', () => {
    const empty = [...inEnglish, ...inChinese].filter(
      ([, text]) => typeof text === 'string' && text.trim() === '',
    )
    expect(empty).toEqual([])
  })

  it('names the same values in both languages', () => {
    for (const [key, text] of inEnglish) {
      expect([key, placeholders(inChinese.get(key))]).toEqual([key, placeholders(text)])
    }
  })
})

describe('glossary', () => {
  it('refuses a term that it does not have, and one inherited from Object', () => {
    expect(() => definitionOf('no-such-term', 'en')).toThrow('no-such-term')
    expect(() => definitionOf('constructor', 'zh')).toThrow('constructor')
  })
})

describe('chapters', () => {
  it('have titles and numbers after their place in the book', () => {
    expect(writtenChapters.map((slug) => [slug, chapterNumber(slug)])).toEqual([
      ['convolution', 1],
      ['lenet-history', 2],
      ['lenet-architecture', 3],
      ['train-lenet', 4],
      ['read-digits', 5],
      ['road-to-imagenet', 6],
      ['alexnet-architecture', 7],
      ['alexnet-ideas', 8],
      ['training-at-scale', 9],
      ['classify-photos', 10],
      ['fine-tune', 11],
      ['compare', 12],
      ['code', 13],
    ])
    expect(Object.keys(en.chapters)).toEqual([...writtenChapters])
  })

  it('lead to each other', () => {
    expect(neighbours('convolution')).toEqual({ previous: null, next: 'lenet-history' })
    expect(neighbours('lenet-history')).toEqual({ previous: 'convolution', next: 'lenet-architecture' })
    expect(neighbours('lenet-architecture')).toEqual({ previous: 'lenet-history', next: 'train-lenet' })
    expect(neighbours('train-lenet')).toEqual({ previous: 'lenet-architecture', next: 'read-digits' })
    expect(neighbours('read-digits')).toEqual({ previous: 'train-lenet', next: 'road-to-imagenet' })
    expect(neighbours('classify-photos')).toEqual({
      previous: 'training-at-scale',
      next: 'fine-tune',
    })
    expect(neighbours('compare')).toEqual({ previous: 'fine-tune', next: 'code' })
    expect(neighbours('code')).toEqual({ previous: 'compare', next: null })
  })
})
