import { expect } from 'vitest'
import { CodedError, type ErrorCode } from '@/lib/errors'

/** The call must throw a CodedError of this code whose `problem` holds `words`. */
export function expectRefusal(call: () => unknown, words: string, code: ErrorCode = 'weights-invalid'): void {
  let thrown: unknown
  try {
    call()
  } catch (error) {
    thrown = error
  }
  expect(thrown).toBeInstanceOf(CodedError)
  const { code: actual, detail } = thrown as CodedError
  expect(actual).toBe(code)
  expect(detail.problem).toContain(words)
}
