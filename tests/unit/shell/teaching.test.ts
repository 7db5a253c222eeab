import { describe, expect, it } from 'vitest'
import { writtenChapters } from '@/components/chapters/ids'
import { factOf } from '@/components/mdx/facts'
import { offline as englishOffline } from '@/lib/i18n/en/offline'
import { search as englishSearch } from '@/lib/i18n/en/search'
import { languages } from '@/lib/i18n/languages'
import { teachingOf } from '@/lib/i18n/teaching'
import { offline as chineseOffline } from '@/lib/i18n/zh/offline'
import { search as chineseSearch } from '@/lib/i18n/zh/search'

describe.each(writtenChapters)('for teachers: %s', (slug) => {
  it.each(languages)('is whole in %s', (lang) => {
    const { before, questions, misconceptions, worksheet } = teachingOf(slug, lang)
    expect(before.length).toBeGreaterThan(0)
    expect(questions).toHaveLength(3)
    for (const question of questions) expect(question).toMatch(lang === 'zh' ? /[？。]$/ : /[?.]$/)
    expect(misconceptions.length).toBeGreaterThanOrEqual(2)
    expect(worksheet.length).toBeGreaterThanOrEqual(4)
    for (const { task, answer, lines } of worksheet) {
      expect(task).not.toBe('')
      expect(answer).toMatch(/[.。）)]$/)
      expect(lines).toBeGreaterThan(0)
    }
  })

  it.each(languages)('plans that last 45 and 90 minutes in %s', (lang) => {
    const { plans } = teachingOf(slug, lang)
    for (const minutes of [45, 90] as const)
      expect(plans[minutes].reduce((sum, part) => sum + part.minutes, 0)).toBe(minutes)
  })

  it('has the same bones in both languages', () => {
    const bones = (lang: 'en' | 'zh') => {
      const { before, misconceptions, plans, worksheet } = teachingOf(slug, lang)
      const times = ([45, 90] as const).map((minutes) => plans[minutes].map((part) => part.minutes))
      return [before.length, misconceptions.length, times, worksheet.map(({ lines }) => lines)]
    }
    expect(bones('zh')).toEqual(bones('en'))
  })

  it('gives the same numbers as answers in both languages', () => {
    const numbers = (lang: 'en' | 'zh') =>
      teachingOf(slug, lang).worksheet.map(({ answer }) =>
        [...new Set(answer.match(/\d+(?:,\d{3})*(?:\.\d+)?/g) ?? [])].sort(),
      )
    numbers('zh').forEach((found, at) => {
      for (const number of found) expect(numbers('en')[at]).toContain(number)
    })
  })
})

it('refuses a chapter without an entry', () => expect(() => teachingOf('no-such-chapter', 'en')).toThrow())

it('counts parameters as the networks do', () => {
  const counted = (id: string) => factOf(id).value.toLocaleString('en')
  const answers = teachingOf('lenet-architecture', 'en').worksheet.map(({ answer }) => answer)
  expect(answers[1]).toContain(`= ${counted('lenet5-modern.c1.params')}.`)
  expect(answers[2]).toContain(`= ${counted('lenet5-modern.c3.params')}.`)
  expect(answers[4]).toContain(`${counted('lenet5-published.c3.params')}.`)
})

/** Every leaf's path, with the places to fill. */
function leaves(tree: unknown, path = ''): string[] {
  if (typeof tree === 'string') {
    expect(tree.trim()).not.toBe('')
    return [`${path} ${[...new Set(tree.match(/\{\w+\}/g) ?? [])].sort().join()}`]
  }
  return Object.entries(tree as object).flatMap(([key, value]) => leaves(value, `${path}.${key}`))
}

it.each([
  ['search', englishSearch, chineseSearch],
  ['offline', englishOffline, chineseOffline],
])('the words of the %s are the same in both languages', (_, english, chinese) => {
  expect(leaves(chinese).sort()).toEqual(leaves(english).sort())
})
