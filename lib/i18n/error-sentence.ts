import type { ErrorCode, ErrorDetail } from '@/lib/errors'
import { fill } from './fill'
import type { BenchStrings } from './bench-strings'

/** What the reader is told of an error; where its detail lacks what the sentence names, its code stands in. */
export function errorSentence(
  { errors }: Pick<BenchStrings, 'errors'>,
  { code, detail }: { code: ErrorCode; detail: ErrorDetail },
): string {
  try {
    return fill(errors[code], detail)
  } catch {
    return fill(errors.unknown, { message: code })
  }
}
