import { toCodedError } from '@/lib/errors'
import type { DigitNetwork } from '@/lib/protocol/messages'
import type { DigitWorker } from './digit-worker'
import type { MyLeNet } from './my-lenet'

export type GetDigitWorker = (choice: DigitNetwork, signal: AbortSignal) => Promise<DigitWorker>

/** Does it on the worker; one that died, or whose engine is gone, is replaced once in silence. */
export async function callDigitWorker<T>(
  worker: GetDigitWorker,
  choice: DigitNetwork,
  signal: AbortSignal,
  work: (worker: DigitWorker) => Promise<T>,
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    const ready = await worker(choice, signal)
    signal.throwIfAborted()
    try {
      return await work(ready)
    } catch (thrown) {
      signal.throwIfAborted()
      const { code } = toCodedError(thrown)
      if (attempt > 0 || (code !== 'worker-died' && code !== 'engine-lost')) throw thrown
    }
  }
}

/** Names the present state of a network: the reader's own changes with training. */
export const versionOf = (mine: MyLeNet | null): string =>
  mine ? `mine/${mine.savedAt}/${mine.step}` : 'shipped'
