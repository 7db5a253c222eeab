import type { Client } from '@/lib/protocol/client'
import type { ClassifierCalls, DigitNetwork } from '@/lib/protocol/messages'
import { classifier } from './classifier-client'
import { loadMyLeNet, type MyLeNet } from './my-lenet'

export interface DigitWorkerParts {
  /** The classifier worker, started at the first call; a dead one is replaced at the next. */
  classifier: () => Promise<{ client: Client<ClassifierCalls> }>
  loadMine: () => Promise<MyLeNet | null>
}

/** The worker that computes with the chosen LeNet, and what that is: not the reader's own while there is none. */
export interface DigitWorker {
  client: Client<ClassifierCalls>
  network: DigitNetwork
  mine: MyLeNet | null
}

/** Gets the worker ready for a network: the reader's own is handed over once to each worker. */
export function createDigitWorker({ classifier, loadMine }: DigitWorkerParts) {
  let handed: { client: Client<ClassifierCalls>; mine: MyLeNet } | null = null
  return async (choice: DigitNetwork, signal: AbortSignal): Promise<DigitWorker> => {
    const mine = choice === 'mine' ? await loadMine() : null
    const { client } = await classifier()
    if (mine && (handed?.client !== client || handed.mine !== mine)) {
      const { settings, parameters, statistics } = mine
      await client.call('digits/use-mine', { settings, parameters, statistics }, { signal })
      handed = { client, mine }
    }
    return { client, network: mine ? 'mine' : 'shipped', mine }
  }
}

/** The one of the page: everything that computes with a LeNet that reads digits asks it. */
export const digitWorker = createDigitWorker({ classifier, loadMine: loadMyLeNet })
