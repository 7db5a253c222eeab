import { describe, expect, it } from 'vitest'
import { writtenChapters } from '@/components/chapters/ids'
import { chapters, type Chapter, type Used } from './chapter'

/** What must not depend on the language: everything but words. */
function bones({ name, props }: Used): string {
  const { id, of, number, fact, expect: value, within, options, n, to, part, steps } = props
  const right = Array.isArray(options) ? options.map((option) => option.right === true) : undefined
  return JSON.stringify([name, { id, of, number, fact, value, within, right, n, to, part, steps }])
}

/** Terms may change places within a sentence: languages order their words differently. */
const inOrder = (chapter: Chapter) => chapter.used.filter(({ name }) => name !== 'Term').map(bones)
const terms = (chapter: Chapter) =>
  chapter.used
    .filter(({ name }) => name === 'Term')
    .map(bones)
    .sort()
const formulas = ({ source }: Chapter) => source.match(/\$\$[\s\S]+?\$\$|\$[^$\n]+\$/g) ?? []
const links = ({ source }: Chapter) => [...source.matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target)
const tableRows = ({ source }: Chapter) =>
  source.match(/^\|.*\|$/gm)?.map((row) => row.split('|').length) ?? []
const listItems = ({ source }: Chapter) => source.match(/^(- |\d+\. )/gm)?.length ?? 0

describe.each(writtenChapters)('%s in both languages', (slug) => {
  const [en, zh] = (['en', 'zh'] as const).map((lang) =>
    chapters.find((chapter) => chapter.slug === slug && chapter.lang === lang)!,
  )

  it('has the same components, ids, facts and right answers in the same order', () => {
    expect(en.used.length).toBeGreaterThan(20)
    expect(inOrder(zh)).toEqual(inOrder(en))
  })

  it('explains the same terms', () => expect(terms(zh)).toEqual(terms(en)))
  it('has the same formulas', () => expect(formulas(zh)).toEqual(formulas(en)))
  it('links to the same places', () => expect(links(zh)).toEqual(links(en)))
  it('has the same tables and lists', () => {
    expect(tableRows(zh)).toEqual(tableRows(en))
    expect(listItems(zh)).toBe(listItems(en))
  })

  it('is written in its own language', () => {
    const chinese = (text: string) => text.match(/\p{Script=Han}/gu)?.length ?? 0
    expect(chinese(en.text)).toBe(0)
    expect(chinese(zh.text)).toBeGreaterThan(800)
    const spelled = zh.source.match(/\p{Script=Han}[,;:!?]|[,;:!?]\p{Script=Han}/gu) ?? []
    expect(spelled, 'Chinese text takes full-width marks').toEqual([])
  })
})
