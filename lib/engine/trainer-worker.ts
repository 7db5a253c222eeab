import { createClient, type Client } from '@/lib/protocol/client'
import type { EngineName, EngineReport, TrainerCalls } from '@/lib/protocol/messages'
import { forcedThreads } from './engine-preference'
import { SITE_BASE } from './site-base'

export interface TrainerWorker {
  client: Client<TrainerCalls>
  engine: EngineReport
}

/** A new trainer worker with one engine started in it. @throws CodedError when the engine does not start */
export async function startEngineWorker(name: EngineName): Promise<TrainerWorker> {
  const worker = new Worker(new URL('../workers/trainer.worker.ts', import.meta.url), { type: 'module' })
  const client = createClient<TrainerCalls>(worker)
  try {
    return { client, engine: await client.call('engine/start', { engine: name, threads: forcedThreads() }) }
  } catch (reason) {
    client.close()
    throw reason
  }
}

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
