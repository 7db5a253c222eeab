import { describe, expect, it } from 'vitest'
import { mends } from '@/components/chapters/code/course-listing'
import { tenParts } from '@/components/chapters/code/ten-lines'
import { codeFigures as english } from '@/lib/i18n/en/code-figures'
import { codeFigures as chinese } from '@/lib/i18n/zh/code-figures'
import { listedNetworks } from '@/lib/nn/code/listed-networks'
import { libraries } from '@/lib/nn/code/listing'
import { placeholders } from '../placeholders'

describe('the words of the figures in `code`', () => {
  it('name the same values in both languages', () =>
    expect(placeholders(chinese)).toEqual(placeholders(english)))

  it('have every network, library, mend and line', () => {
    expect(Object.keys(english.source.networks)).toEqual([...listedNetworks])
    expect(Object.keys(english.source.libraries)).toEqual([...libraries])
    expect(Object.keys(english.course.mend)).toEqual([...mends])
    expect(Object.keys(english.ten.said)).toEqual([...tenParts])
  })
})
