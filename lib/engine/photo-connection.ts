import { CodedError, isAbort } from '@/lib/errors'
import type { Client } from '@/lib/protocol/client'
import type { ClassifierCalls, EngineReport } from '@/lib/protocol/messages'

/** Gives the worker that looks at photos; a dead one is replaced at the next call. */
export type Connect = () => Promise<{ client: Client<ClassifierCalls>; engine: EngineReport }>

/** The call failed because of another one: that was cancelled or freed the networks, or took the worker with it. */
const isNotOurs = (thrown: unknown) =>
  isAbort(thrown) || (thrown instanceof CodedError && thrown.code === 'worker-died')

/** Does it with the worker, and once more where another call was the reason that it failed. */
export async function twice<T>(
  connect: Connect,
  signal: AbortSignal,
  work: (worker: Awaited<ReturnType<Connect>>) => Promise<T>,
): Promise<T> {
  try {
    return await work(await connect())
  } catch (thrown) {
    if (signal.aborted || !isNotOurs(thrown)) throw thrown
    return work(await connect())
  }
}
