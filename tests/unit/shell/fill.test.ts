import { describe, expect, it } from 'vitest'
import { fill } from '@/lib/i18n/fill'

describe('fill', () => {
  it('puts every value in its place, as often as it is named', () => {
    expect(fill('{a} of {b}, {a} again', { a: 3, b: 'ten' })).toBe('3 of ten, 3 again')
  })

  it('leaves text without placeholders alone, braces of other kinds included', () => {
    expect(fill('no {} here, { a } neither', { a: 1 })).toBe('no {} here, { a } neither')
  })

  it('does not expand placeholders that a value brings along', () => {
    expect(fill('{a}', { a: '{b}', b: 'x' })).toBe('{b}')
  })

  it('shows zero, and refuses a missing value', () => {
    expect(fill('{count}', { count: 0 })).toBe('0')
    expect(() => fill('{count} digits', {})).toThrow('{count}')
  })
})
