import { describe, expect, it } from 'vitest'
import { chapters, usesOf } from './chapter'

interface Option {
  text: string
  right?: boolean
  why: string
}

const ids = (chapter: (typeof chapters)[number]) =>
  [...usesOf(chapter, 'Choice'), ...usesOf(chapter, 'Answer')].map(({ id }) => String(id))

describe.each(chapters.map((chapter) => [`${chapter.slug} (${chapter.lang})`, chapter] as const))(
  '%s',
  (_, chapter) => {
    const choices = usesOf(chapter, 'Choice')
    const answers = usesOf(chapter, 'Answer')

    it('asks at least four questions, of both kinds', () => {
      expect(choices.length + answers.length).toBeGreaterThanOrEqual(4)
      expect(Math.min(choices.length, answers.length)).toBeGreaterThan(0)
    })

    it.each(choices.map((choice) => [choice.id, choice] as const))(
      '%s has one right answer and says why of each',
      (_, choice) => {
        const options = choice.options as Option[]
        expect(options.length).toBeGreaterThanOrEqual(3)
        expect(options.filter(({ right }) => right === true)).toHaveLength(1)
        expect(new Set(options.map(({ text }) => text)).size).toBe(options.length)
        for (const { why } of options) expect(why).toMatch(/[.。]$/)
        expect(choice.question).toMatch(/[?？]$/)
      },
    )

    it('does not give the right answer away by its length or place', () => {
      const all = choices.map((choice) => choice.options as Option[])
      const longest = all.filter((options) => {
        const right = options.find((option) => option.right)!
        return options.every((option) => option === right || option.text.length < right.text.length)
      })
      expect(longest.length).toBeLessThan(all.length)
      expect(new Set(all.map((options) => options.findIndex((option) => option.right))).size).toBeGreaterThan(
        1,
      )
    })

    it.each(answers.map((answer) => [answer.id, answer] as const))(
      '%s has a value, a hint and an explanation',
      (_, answer) => {
        expect([answer.fact, answer.expect].filter((value) => value !== undefined)).toHaveLength(1)
        if (answer.expect !== undefined) expect(answer.expect).toEqual(expect.any(Number))
        expect(answer.hint).toMatch(/[.?。？]$/)
        expect(answer.why).toMatch(/[.。]$/)
      },
    )
  },
)

it('no question has the id of another chapter’s', () => {
  const all = chapters.filter(({ lang }) => lang === 'en').flatMap(ids)
  expect(new Set(all).size).toBe(all.length)
})
