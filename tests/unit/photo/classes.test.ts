import { describe, expect, it } from 'vitest'
import { classes, findClasses, labelOf } from '@/components/lab/photo-bench/classes'
import { topClasses } from '@/components/lab/photo-bench/top-classes'

describe('the list of 200 things', () => {
  const espresso = classes.find(({ wnid }) => wnid === 'n07920052')!

  it('holds the espresso at the output that stands for it', () => {
    expect(classes).toHaveLength(200)
    expect(espresso.en).toBe('espresso')
    expect(labelOf(espresso, 'zh')).toMatch(/咖啡/)
  })

  it('is found in both languages, by any of its English names, in any case and width', () => {
    const wnids = (query: string) => findClasses(classes, query).map(({ wnid }) => wnid)
    expect(wnids('espresso')).toContain('n07920052')
    expect(wnids('ＥＳＰ ')).toContain('n07920052')
    expect(wnids(labelOf(espresso, 'zh'))).toContain('n07920052')
    expect(wnids('咖啡')).toContain('n07920052')
    expect(wnids('carassius')).toEqual(['n01443537']) // only in the full name of the goldfish
    expect(wnids('cat egyptian')).toContain('n02124075') // words in any order
  })

  it('is whole for an empty query and empty for nonsense', () => {
    expect(findClasses(classes, '  ')).toHaveLength(200)
    expect(findClasses(classes, 'zzzz')).toHaveLength(0)
  })
})

describe('topClasses', () => {
  it('takes the likeliest first, of equals the first', () => {
    expect(topClasses(Float32Array.of(0.25, 0.5, 0.25, 0), 3)).toEqual([
      { index: 1, probability: 0.5 },
      { index: 0, probability: 0.25 },
      { index: 2, probability: 0.25 },
    ])
  })
})
