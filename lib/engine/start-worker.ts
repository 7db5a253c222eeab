import { createClient, type Client } from '@/lib/protocol/client'
import type { Call, EngineName, EngineReport } from '@/lib/protocol/messages'
import { forcedThreads } from './engine-preference'

/** What every worker of ours can be asked first. */
interface EngineCalls {
  'engine/start': {
    params: { engine: EngineName; threads: number | 'auto' }
    progress: never
    result: EngineReport
  }
}

export interface StartedWorker<C extends { [K in keyof C]: Call }> {
  client: Client<C>
  engine: EngineReport
}

interface Attempt<T> {
  started: Promise<T>
  close(): void
}

/** Longer than any start takes on a device at hand; on a slow line the second worker waits for the same download. */
export const TWIN_AFTER_MS = 15_000

/**
 * Starts something that now and then never answers: after a while a second one is started beside the first, and the one
 * that answers first is taken; the other is closed.
 * @throws what failed last, when none succeeds: a failure is an answer, and no second one is started after it
 */
export function withTwin<T>(attempt: () => Attempt<T>, afterMs = TWIN_AFTER_MS): Promise<T> {
  return new Promise((resolve, reject) => {
    const open = new Set<Attempt<T>>()
    const begin = () => {
      const mine = attempt()
      open.add(mine)
      mine.started.then(
        (started) => {
          clearTimeout(timer)
          open.delete(mine)
          for (const other of open) other.close()
          resolve(started) // of two that answer, the first
        },
        (reason) => {
          clearTimeout(timer)
          open.delete(mine)
          if (open.size === 0) reject(reason)
        },
      )
    }
    const timer = setTimeout(begin, afterMs)
    begin()
  })
}

/**
 * A new worker with one engine started in it. Firefox now and then never runs a worker that it has been asked for.
 * @param make a new worker each time
 * @throws CodedError when the engine does not start
 */
export function startWorker<C extends EngineCalls & { [K in keyof C]: Call }>(
  make: () => Worker,
  name: EngineName,
): Promise<StartedWorker<C>> {
  return withTwin(() => {
    const client = createClient<C>(make())
    const started = (client as unknown as Client<EngineCalls>)
      .call('engine/start', { engine: name, threads: forcedThreads() })
      .then((engine) => ({ client, engine }))
    started.catch(client.close)
    return { started, close: client.close }
  })
}
