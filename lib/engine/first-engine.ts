import { CodedError, toCodedError, type ErrorCode, type ErrorDetail } from '@/lib/errors'
import type { EngineName } from '@/lib/protocol/messages'
import { enginesToTry } from './engine-preference'

/** An engine that had to be given up, and why; the reader is told. */
export interface GivenUp {
  from: EngineName
  code: ErrorCode
  detail: ErrorDetail
}

/**
 * The wished engine in a new worker, or the first that stands in for it.
 * @param failed engines not to be tried again
 * @param onFailure told of each engine that did not start
 * @throws CodedError the last one's, when none starts
 */
export async function startFirstEngine<W>(
  wished: EngineName,
  failed: readonly EngineName[],
  onFailure: (given: GivenUp) => void,
  start: (name: EngineName) => Promise<W>,
): Promise<W> {
  let last = new CodedError('engine-unavailable', { engine: wished, reason: 'every engine has failed' })
  for (const name of enginesToTry(wished, failed)) {
    try {
      return await start(name)
    } catch (reason) {
      last = toCodedError(reason)
      onFailure({ from: name, code: last.code, detail: last.detail })
    }
  }
  throw last
}
