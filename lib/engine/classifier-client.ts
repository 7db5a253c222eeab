import { toCodedError } from '@/lib/errors'
import type { Client } from '@/lib/protocol/client'
import type { ClassifierCalls, EngineName, EngineReport } from '@/lib/protocol/messages'
import { forcedEngine } from './engine-preference'
import { startFirstEngine, type GivenUp } from './first-engine'
import { startWorker, type StartedWorker } from './start-worker'
import { createStore } from './store'
import { lendHeld } from './visit-weights'

export type Classifier = StartedWorker<ClassifierCalls>

/** What the pages show of it: the engine in use, and one that had to be given up. */
export const classifierStore = createStore<{ engine: EngineReport | null; fellBack: GivenUp | null }>({
  engine: null,
  fellBack: null,
})

const failed: EngineName[] = []
let current: Promise<Classifier> | undefined

function giveUp(fellBack: GivenUp) {
  failed.push(fellBack.from)
  classifierStore.set({ engine: null, fellBack })
}

async function startClassifier(name: EngineName): Promise<Classifier> {
  const { client, engine } = await startWorker<ClassifierCalls>(
    () => new Worker(new URL('../workers/classifier.worker.ts', import.meta.url), { type: 'module' }),
    name,
  )
  return { client: closedByItsEngine(client, name), engine }
}

/** A client that closes when its engine is lost, so that the next use starts another engine. */
function closedByItsEngine(client: Client<ClassifierCalls>, name: EngineName): Client<ClassifierCalls> {
  return {
    get closed() {
      return client.closed
    },
    close: client.close,
    async call(call, params, options) {
      try {
        return await client.call(call, params, options)
      } catch (reason) {
        const { code, detail } = toCodedError(reason)
        if (code === 'engine-lost') {
          giveUp({ from: name, code, detail })
          client.close()
        }
        throw reason
      }
    },
  }
}

async function start(): Promise<Classifier> {
  // One picture at a time: wasm starts at once and is quick enough; a graphics card would first compile shaders.
  const started = await startFirstEngine(forcedEngine() ?? 'wasm', failed, giveUp, startClassifier)
  await lendHeld(started.client)
  classifierStore.set({ engine: started.engine })
  return started
}

/** The one classifier worker, started at the first call; a dead or failed one is replaced at the next. */
export async function classifier(): Promise<Classifier> {
  if (current && (await current.then(({ client }) => client.closed).catch(() => true))) current = undefined
  return (current ??= start())
}

/** The worker if there is one that answers; none is started. */
export const runningClassifier = async (): Promise<Classifier | null> => {
  const running = await current?.catch(() => null)
  return running && !running.client.closed ? running : null
}
