import type { EngineName, TrainerCalls } from '@/lib/protocol/messages'
import { SITE_BASE } from './site-base'
import { startWorker, type StartedWorker } from './start-worker'

export type TrainerWorker = StartedWorker<TrainerCalls>

/** A new trainer worker with one engine started in it. @throws CodedError when the engine does not start */
export const startEngineWorker = (name: EngineName): Promise<TrainerWorker> =>
  startWorker<TrainerCalls>(
    () => new Worker(new URL('../workers/trainer.worker.ts', import.meta.url), { type: 'module' }),
    name,
  )

/**
 * The same, and the engine has shown that it computes LeNet's loss and gradients rightly. wasm is not asked: it is what
 * the others fall back to, and a reader's first click should not wait for it.
 * @throws CodedError engine-wrong besides
 */
export async function startTrainerWorker(name: EngineName): Promise<TrainerWorker> {
  const worker = await startEngineWorker(name)
  if (name === 'wasm') return worker
  try {
    await worker.client.call('engine/check', { base: SITE_BASE, batch: 0 })
    return worker
  } catch (reason) {
    worker.client.close()
    throw reason
  }
}
