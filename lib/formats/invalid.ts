import { CodedError } from '@/lib/errors'

/** Throws CodedError('weights-invalid'); `problem` names the tensor and what is wrong with it, for the console and the reader. */
export function refuseWeights(problem: string): never {
  throw new CodedError('weights-invalid', { problem })
}

/** Refuses NaN and infinities: one of them would spread through every later layer. */
export function requireFinite(name: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++)
    if (!Number.isFinite(values[i])) refuseWeights(`${name}: value ${i} is ${values[i]}`)
}

/** A plain object from JSON: neither null nor an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A whole number that counts or places something. */
export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
