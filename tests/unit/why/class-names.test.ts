import { createElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { BenchStringsProvider } from '@/components/lab/bench-strings'
import { DigitPart } from '@/components/lab/break-bench/digit-part'
import { ClassNames } from '@/components/lab/class-names'
import { Summary } from '@/components/lab/mistakes-bench/summary'
import { ClassChooser } from '@/components/lab/reasons/class-chooser'
import { AnswerChange } from '@/components/lab/why-bench/answer-change'
import { StringsProvider } from '@/components/ui/strings-provider'
import { confusionOf } from '@/lib/data/confusion'
import { DIGIT_CLASSES } from '@/lib/data/mnist'
import { UNTOUCHED } from '@/lib/data/transform-digit'
import type { Break, BreakState } from '@/lib/engine/break'
import type { Look } from '@/lib/engine/examiner'
import { clientStringsOf } from '@/lib/i18n/strings'
import { benches as strings } from '@/lib/i18n/en/benches'

const SYMBOLS = ['bar', 'corner']
const shares = [0.25, 0.75, 0, 0, 0, 0, 0, 0, 0, 0]
const looked = { confusion: confusionOf([0, 1, 1, 0], [0, 0, 1, 0], DIGIT_CLASSES) } as Look
const broken = {
  transform: UNTOUCHED,
  picture: new Uint8Array(784),
  answer: { probabilities: shares, whole: shares },
} as unknown as BreakState

/** The words of a part of a bench, with the names of these classes. */
function wordsOf(names: readonly string[] | null, part: ReactNode): string {
  const named = createElement(ClassNames, { value: names }, part)
  const words = { lang: 'en' as const, strings, children: null }
  const bench = createElement(BenchStringsProvider, words, named)
  const page = { lang: 'en' as const, strings: clientStringsOf('en'), children: null }
  const html = renderToStaticMarkup(createElement(StringsProvider, page, bench))
  return html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
}

describe('what a class is called', () => {
  const mistakes = createElement(Summary, { look: looked, onOpen: () => {} })
  const chooser = createElement(ClassChooser, { value: 1, label: null, prediction: 1, onChange: () => {} })
  const change = createElement(AnswerChange, { before: shares, after: shares })
  const damaged = createElement(DigitPart, {
    original: new Uint8Array(784),
    state: broken,
    bench: {} as Break,
  })

  it('is the name that the reader gave the symbol', () => {
    expect(wordsOf(SYMBOLS, mistakes)).toContain('corner as bar: 1')
    expect(wordsOf(SYMBOLS, chooser)).toMatch(/ bar corner .*– 2 /)
    expect(wordsOf(SYMBOLS, change)).toMatch(/ bar 25\.0% 25\.0% corner 75\.0% 75\.0% – 2 /)
    expect(wordsOf(SYMBOLS, damaged)).toContain('Reads corner, 75.0%')
    expect(wordsOf(SYMBOLS, damaged)).toContain('Untouched and undamaged: corner, 75.0%')
  })

  it('is the digit where the classes are digits', () => {
    expect(wordsOf(null, mistakes)).toContain('1 as 0: 1')
    expect(wordsOf(null, change)).toMatch(/ 0 25\.0% 25\.0% 1 75\.0% 75\.0% 2 /)
    expect(wordsOf(null, damaged)).toContain('Reads 1, 75.0%')
  })
})
