import { describe, expect, it } from 'vitest'
import { ancestors } from '@/components/chapters/lenet-history/ancestors'
import {
  digitsMisread,
  families,
  methods,
  shownMethods,
} from '@/components/chapters/lenet-history/comparison'
import { citedFacts } from '@/components/mdx/cited-facts'
import { lenetHistoryFigures as words } from '@/lib/i18n/en/lenet-history-figures'

describe('the comparison of 1998', () => {
  it('explains every bar, and draws every explanation once', () => {
    expect(methods.map(({ id }) => id).sort()).toEqual(Object.keys(words.comparison.methods).sort())
  })

  it('has LeNet’s bars at the values of the cited facts', () => {
    const errorOf = (id: string) => methods.find((method) => method.id === id)!.errorPercent
    expect(errorOf('lenet1')).toBe(citedFacts['lenet1.errorPercent'].value)
    expect(errorOf('lenet4')).toBe(citedFacts['lenet4.errorPercent'].value)
    expect(errorOf('lenet5')).toBe(citedFacts['lenet1998.errorPercent'].value)
    expect(errorOf('lenet5Distorted')).toBe(citedFacts['lenet1998.errorPercentDistortions'].value)
    expect(errorOf('boosted')).toBe(citedFacts['boosted-lenet4.errorPercent'].value)
  })

  it('sorts by errors, either way, and keeps the paper’s order otherwise', () => {
    const fewest = shownMethods('fewest', 'all').map(({ errorPercent }) => errorPercent)
    expect(fewest).toEqual([...fewest].sort((a, b) => a - b))
    expect(fewest[0]).toBe(0.7)
    expect(shownMethods('most', 'all')[0].id).toBe('linear')
    expect(shownMethods('paper', 'all')).toEqual(methods)
  })

  it('shows each method in exactly one family', () => {
    const shown = families.flatMap((family) => shownMethods('paper', family))
    expect(shown.length).toBe(methods.length)
    expect(new Set(shown).size).toBe(methods.length)
  })

  it('counts digits of ten thousand', () => {
    expect(digitsMisread({ errorPercent: 0.95 })).toBe(95)
    expect(digitsMisread({ errorPercent: 3.05 })).toBe(305)
  })
})

describe('the timeline', () => {
  it('goes forward in time and quotes facts that exist', () => {
    const years = ancestors.flatMap(({ year }) => (year === null ? [] : [year]))
    expect(years).toEqual([...years].sort((a, b) => a - b))
    for (const { params, connections, macs, errorPercent } of ancestors)
      for (const fact of [params, connections, macs, errorPercent])
        if (fact) expect(citedFacts[fact], fact).toBeDefined()
  })
})
