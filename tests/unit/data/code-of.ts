import { CodedError, type ErrorCode } from '@/lib/errors'

/** The code of the CodedError that `act` throws; anything else thrown is passed on, nothing thrown gives null. */
export function codeOf(act: () => unknown): ErrorCode | null {
  try {
    act()
    return null
  } catch (thrown) {
    if (thrown instanceof CodedError) return thrown.code
    throw thrown
  }
}

/** The same for a promise: the whole error, to look at its detail. */
export async function errorOf(promise: Promise<unknown>): Promise<CodedError | null> {
  try {
    await promise
    return null
  } catch (thrown) {
    if (thrown instanceof CodedError) return thrown
    throw thrown
  }
}
