import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { writtenChapters } from '@/components/chapters/ids'
import { outlineOf, outlineOfSource, readingMinutesOfSource } from '@/components/chapters/outline'

describe('outlineOfSource', () => {
  it('finds the sections in order, whatever the order of their attributes', () => {
    const source =
      '<Section id="a" title="One > two">\n\ntext\n\n</Section>\n<Section\n  title="Two"\n  id="b"\n>'
    expect(outlineOfSource(source)).toEqual([
      { id: 'a', title: 'One > two' },
      { id: 'b', title: 'Two' },
    ])
  })
})

describe('readingMinutesOfSource', () => {
  it('counts words in English and characters in Chinese', () => {
    const short = readingMinutesOfSource('A few words.')
    expect(readingMinutesOfSource('word '.repeat(2200)) - short).toBe(10)
    expect(readingMinutesOfSource('字'.repeat(3800)) - short).toBe(10)
  })

  it('does not count code', () => {
    expect(readingMinutesOfSource('```\n' + 'code '.repeat(5000) + '\n```')).toBe(readingMinutesOfSource(''))
  })
})

describe('the chapters', () => {
  it.each(writtenChapters)(
    '%s has the same sections in both languages, each with a title of its own',
    (slug) => {
      const english = outlineOf(slug, 'en')
      const chinese = outlineOf(slug, 'zh')
      expect(english.length).toBeGreaterThan(2)
      expect(chinese.map(({ id }) => id)).toEqual(english.map(({ id }) => id))
      for (const { id, title } of [...english, ...chinese]) {
        expect(id).toMatch(/^[a-z][a-z0-9-]*$/)
        expect(title.trim()).not.toBe('')
      }
      expect(new Set(english.map(({ id }) => id)).size).toBe(english.length)
    },
  )

  it.each(writtenChapters)('%s asks the same questions in both languages', (slug) => {
    const questions = (lang: string) => {
      const source = readFileSync(`components/chapters/${slug}/${lang}.mdx`, 'utf8')
      return [...source.matchAll(/<(Choice|Answer)\s+id="([^"]+)"/g)].map(([, kind, id]) => `${kind} ${id}`)
    }
    expect(questions('zh')).toEqual(questions('en'))
    expect(questions('en').length).toBeGreaterThan(0)
  })

  it('has a text for every folder and a folder for every text', () => {
    const folders = readdirSync('components/chapters', { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    )
    expect(folders.map(({ name }) => name).sort()).toEqual([...writtenChapters].sort())
  })
})
