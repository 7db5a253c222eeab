import { describe, expect, it } from 'vitest'
import { makeIndex, openIndex } from '@/components/book/search/search-index'
import { writtenChapters } from '@/components/chapters/ids'
import { outlineOf } from '@/components/chapters/outline'
import { placesOf } from '../../../scripts/build-search'

/** Read once: each chapter has to be compiled for it. */
const all = { en: await placesOf(process.cwd(), 'en'), zh: await placesOf(process.cwd(), 'zh') }
const indexes = { en: openIndex(makeIndex(all.en)), zh: openIndex(makeIndex(all.zh)) }

describe.each(['en', 'zh'] as const)('the search in %s', (lang) => {
  const places = all[lang]
  const index = indexes[lang]

  it('knows every section of every chapter', () => {
    const known = places.map(({ href }) => href)
    for (const slug of writtenChapters)
      for (const { id } of outlineOf(slug, lang)) expect(known).toContain(`/${lang}/${slug}/#${id}`)
  })

  it('tells facts as numbers and no component as text', () => {
    const text = places.map((place) => place.text).join('\n')
    expect(text).toMatch(/61,706/)
    expect(text).not.toMatch(/<[A-Z]|undefined|\[object/)
  })

  it('does not give away the answers to the questions', () => {
    const words = lang === 'zh' ? '0.2 − 1 = −0.8' : 'Halving the share always adds'
    expect(places.some(({ text }) => text.includes(words))).toBe(false)
  })

  it('finds every section by its own title', () => {
    for (const place of places.filter(({ id }) => !id.endsWith('#'))) {
      const found = index.find(place.title, 60).map(({ id }) => id)
      expect(found, place.title).toContain(place.id)
    }
  })

  it('marks what it found in a sentence of the place', () => {
    const [first] = index.find(lang === 'zh' ? '学习率' : 'learning rate')
    const marked = [...first.title, ...first.excerpt].filter(({ hit }) => hit).map(({ text }) => text)
    expect(marked.join('')).toMatch(lang === 'zh' ? /学习率/ : /learning/i)
  })

  it('finds nothing for nonsense, and does not stumble over marks', () => {
    expect(index.find('qqxzv')).toEqual([])
    expect(index.find('???')).toEqual([])
  })
})

describe('as readers type', () => {
  it('Chinese words are found inside sentences, the whole of them', () => {
    const index = indexes.zh
    const found = index.find('池化', all.zh.length)
    expect(found.length).toBeGreaterThan(1)
    const naive = all.zh.filter(({ title, text }) => `${title} ${text}`.includes('池化'))
    expect(found.map(({ id }) => id).sort()).toEqual(naive.map(({ id }) => id).sort())
  })

  it('a slip of the pen is forgiven, and the other language’s term is known', () => {
    const index = indexes.en
    expect(index.find('kernl').map(({ id }) => id)).toContain('term#kernel')
    expect(index.find('卷积核').map(({ id }) => id)).toContain('term#kernel')
  })
})
