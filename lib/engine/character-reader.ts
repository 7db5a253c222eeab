import { CodedError, toCodedError } from '@/lib/errors'
import type { Progress } from '@/lib/protocol/messages'
import { digitWorker, type DigitWorker } from './digit-worker'
import { SITE_BASE } from './site-base'

export interface CharacterReaderParts {
  /** The worker ready for the shipped LeNet; a dead one is replaced at the next call. */
  worker: (choice: 'shipped', signal: AbortSignal) => Promise<DigitWorker>
  /** What stands before every public path. */
  base: string
}

/** Options of one call. */
export interface CharacterCall {
  signal: AbortSignal
  /** Bytes of the weights, while they load. */
  onProgress?: (progress: Progress) => void
}

const PIXELS = 28 * 28
const CLASSES = 10

/**
 * Scores pictures of 28x28 ink bytes, n x 784, with the LeNet that ships: n x 10 logits. It is always that one, since the
 * judge of whole digits was fitted to its scores. A worker that dies is replaced once in silence.
 */
export function createCharacterReader({ worker, base }: CharacterReaderParts) {
  async function attempt(pixels: Uint8Array<ArrayBuffer>, { signal, onProgress }: CharacterCall) {
    const { client } = await worker('shipped', signal)
    const params = { base, network: 'shipped', pixels } as const
    const { scores } = await client.call('digits/score', params, { signal, onProgress })
    if (scores.length !== (pixels.length / PIXELS) * CLASSES || !scores.every(Number.isFinite))
      throw new CodedError('weights-invalid', { problem: 'the answers are not ten numbers each' })
    return scores
  }
  return async (pixels: Uint8Array<ArrayBuffer>, call: CharacterCall): Promise<Float32Array> => {
    try {
      return await attempt(pixels, call)
    } catch (thrown) {
      if (call.signal.aborted || toCodedError(thrown).code !== 'worker-died') throw thrown
      return attempt(pixels, call)
    }
  }
}

/** The one of the page, over its classifier worker. */
export const scoreCharacters = createCharacterReader({ worker: digitWorker, base: SITE_BASE })
