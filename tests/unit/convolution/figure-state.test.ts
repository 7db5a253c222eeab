import { describe, expect, it } from 'vitest'
import { decimal, numbers, oneOf, whole, word } from '@/components/mdx/figure-fields'
import { queryWithValues, valuesInQuery } from '@/components/mdx/figure-store'
import { readFields, writeFields, type Fields } from '@/components/mdx/use-figure-state'

interface State {
  kind: 'average' | 'max'
  row: number
  kernel: readonly number[]
  of: string
  rate: number
}

const fields: Fields<State> = {
  kind: oneOf(['average', 'max'], 'average'),
  row: whole(3, 0, 9),
  kernel: numbers([0, 1, 0], 10),
  of: word('a', (text) => /^[a-z]$/.test(text)),
  rate: decimal(0.1, -2, 2, 2),
}

describe('the state of a figure as text', () => {
  it('comes back as it was', () => {
    const state: State = { kind: 'max', row: 7, kernel: [-1.5, 0.111, 10], of: 'z', rate: -0.25 }
    const values = writeFields(fields, state)
    expect(readFields(fields, values)).toEqual({ state, refused: [] })
    const query = queryWithValues('?engine=cpu&pool-row=1', 'pool', values)
    expect(new URLSearchParams(query).get('engine')).toBe('cpu')
    expect(valuesInQuery('pool', query)).toEqual(values)
    expect(valuesInQuery('po', query)).toEqual({})
  })

  it('leaves out what is as usual', () => {
    expect(writeFields(fields, { kind: 'average', row: 3, kernel: [0, 1, 0], of: 'b', rate: 0.1 })).toEqual({
      of: 'b',
    })
    expect(queryWithValues('?pool-row=1&x=2', 'pool', {})).toBe('x=2')
  })

  it.each([
    ['kind', 'median'],
    ['row', '10'],
    ['row', '-1'],
    ['row', '2.5'],
    ['row', '1e3'],
    ['row', ''],
    ['kernel', '1_2'],
    ['kernel', '1_2_11'],
    ['kernel', '1_2_x'],
    ['of', 'toString'],
    ['rate', '2.01'],
    ['rate', '1e-1'],
    ['rate', ''],
  ])('refuses %s=%s, takes the usual and says so', (name, text) => {
    const { state, refused } = readFields(fields, { [name]: text })
    expect(state).toEqual({ kind: 'average', row: 3, kernel: [0, 1, 0], of: 'a', rate: 0.1 })
    expect(refused).toEqual([`${name}=${text}`])
  })

  it('rounds a number to its decimals', () => {
    expect(writeFields(fields, { ...readFields(fields, {}).state, rate: 0.123456 })).toEqual({ rate: '0.12' })
    expect(readFields(fields, { rate: '0.126' }).state.rate).toBe(0.13)
  })

  it('takes no name that every object has', () => {
    expect(readFields(fields, {}).refused).toEqual([])
    expect(readFields(fields, valuesInQuery('pool', '?pool-constructor=1')).refused).toEqual([])
  })
})
