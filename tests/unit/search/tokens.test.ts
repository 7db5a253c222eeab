import { describe, expect, it } from 'vitest'
import { excerptOf, indexTokens, markHits, queryTokens } from '@/components/book/search/tokens'

const hits = (text: string, ...tokens: string[]) =>
  markHits(text, new Set(tokens))
    .filter(({ hit }) => hit)
    .map((piece) => piece.text)

describe('cutting text', () => {
  it('finds a Chinese word inside a sentence without spaces', () => {
    expect(queryTokens('池化')).toEqual(['池化'])
    expect(indexTokens('平均池化层')).toContain('池化')
    for (const piece of queryTokens('平均池化')) expect(indexTokens('用平均池化，不用最大')).toContain(piece)
  })

  it('does not join characters over a mark', () => {
    expect(indexTokens('变小，但')).not.toContain('小但')
  })

  it('takes one character where it stands alone', () => {
    expect(queryTokens('卷')).toEqual(['卷'])
    expect(queryTokens('卷积')).toEqual(['卷积'])
  })

  it('takes Latin words whole and small, beside Chinese without a space', () => {
    expect(indexTokens('LeNet的C1层')).toEqual(expect.arrayContaining(['lenet', '的', 'c1', '层']))
    expect(queryTokens('ＲｅＬＵ')).toEqual(['relu'])
  })

  it('finds nothing in a query of marks', () => expect(queryTokens(' … ?!')).toEqual([]))
})

describe('marking hits', () => {
  it('gives the whole text back, in order', () => {
    const text = '用平均池化，不用最大池化。'
    expect(
      markHits(text, new Set(['池化']))
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text)
    expect(hits(text, '池化')).toEqual(['池化', '池化'])
  })

  it('joins neighbouring pairs', () => expect(hits('学习率太大', '学习', '习率')).toEqual(['学习率']))
  it('marks words, not parts of words', () => expect(hits('rate, moderate', 'rate')).toEqual(['rate']))
  it('marks nothing in an empty text', () => expect(markHits('', new Set(['a']))).toEqual([]))
})

describe('the excerpt', () => {
  it('is the sentence with most of the query', () => {
    const text = 'A rate of 0.5 is large. The learning rate is too large for the slope. Nothing here.'
    const pieces = excerptOf(text, new Set(['learning', 'rate']))
    expect(pieces.map((piece) => piece.text).join('')).toBe('The learning rate is too large for the slope.')
  })

  it('keeps the hit of a long sentence', () => {
    const text = `${'word '.repeat(200)}needle ${'word '.repeat(200)}`
    const pieces = excerptOf(text, new Set(['needle']))
    expect(pieces.filter(({ hit }) => hit).map((piece) => piece.text)).toEqual(['needle'])
    expect(pieces.map((piece) => piece.text).join('').length).toBeLessThan(240)
  })
})
