import { describe, expect, it } from 'vitest'
import { pixelInputOf } from '@/lib/data/pixel-input'
import { sizeText } from '@/components/lab/take-away/size-text'
import { pixelScalings, scalePixel } from '@/lib/data/digit-scaling'
import { takeAwayFormats, unsupportedReasons } from '@/lib/formats/format-support'
import { errors as englishErrors } from '@/lib/i18n/en/errors'
import { takeAway as english } from '@/lib/i18n/en/take-away'
import { errors as chineseErrors } from '@/lib/i18n/zh/errors'
import { takeAway as chinese } from '@/lib/i18n/zh/take-away'
import { pixelFormula } from '@/lib/nn/code/source-parts'
import { placeholders } from '../placeholders'

describe('the words of the panel', () => {
  it.each([
    ['take-away', english, chinese],
    ['errors', englishErrors, chineseErrors],
  ])('name the same values in both languages: %s', (_, one, other) =>
    expect(placeholders(other)).toEqual(placeholders(one)),
  )

  it('have every format and every reason', () => {
    expect(Object.keys(english.formats)).toEqual([...takeAwayFormats])
    expect(Object.keys(english.reasons).sort()).toEqual([...unsupportedReasons].sort())
  })

  it('say sizes as people read them', () => {
    expect(sizeText(247_180, english, 'en')).toBe('247 kB')
    expect(sizeText(6_340, english, 'en')).toBe('6.3 kB')
    expect(sizeText(999_600, english, 'en')).toBe('1 MB')
    expect(sizeText(31_653_408, english, 'en')).toBe('32 MB')
  })
})

describe('pixelInputOf', () => {
  it('has the two ends of 1998 without noise', () => {
    expect(pixelInputOf('1998')).toEqual({ kind: 'range', paper: -0.1, ink: 1.175 })
    expect(pixelFormula(pixelInputOf('1998'))).toBe('-0.1 + 1.275 * ink')
    expect(pixelFormula(pixelInputOf('unit'))).toBe('ink')
  })

  it.each(pixelScalings)('gives a formula that scales as training does: %s', (scaling) => {
    const formula = pixelFormula(pixelInputOf(scaling))
    const scale = new Function('ink', `return ${formula}`) as (ink: number) => number
    for (let byte = 0; byte < 256; byte++)
      expect(scale(byte / 255)).toBeCloseTo(scalePixel(byte, scaling), 12)
  })
})
