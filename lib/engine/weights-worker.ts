import { createClient, type Client } from '@/lib/protocol/client'
import type { WeightsCalls } from '@/lib/protocol/weights-messages'

let current: Client<WeightsCalls> | undefined

/**
 * The one worker that brings weights in: by itself, so that a photo can be answered meanwhile and so that it can be ended
 * without losing what is loaded. A dead one is replaced at the next call.
 */
export function weightsWorker(): Client<WeightsCalls> {
  if (!current || current.closed) {
    const worker = new Worker(new URL('../workers/weights.worker.ts', import.meta.url), { type: 'module' })
    current = createClient<WeightsCalls>(worker)
  }
  return current
}
