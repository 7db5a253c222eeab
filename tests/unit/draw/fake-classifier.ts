import { DEFAULT_SETTINGS } from '@/lib/data/train-settings'
import type { Rejection } from '@/lib/data/rejection'
import type { CallOptions, Client } from '@/lib/protocol/client'
import { createDigitReader } from '@/lib/engine/digit-reader'
import { createDigitWorker } from '@/lib/engine/digit-worker'
import type { MyLeNet } from '@/lib/engine/my-lenet'
import { createStore } from '@/lib/engine/store'
import { CodedError } from '@/lib/errors'
import type { ClassifierCalls, Progress } from '@/lib/protocol/messages'

interface OpenCall {
  client: number
  name: string
  /** First pixel of the picture asked about, which names it in these tests; or the first parameter. */
  tag: number
  network?: string
  /** The likeliest class, or whatever numbers are to come back. */
  answer(top: number | number[]): void
  fail(error: Error): void
  progress(value: Progress): void
}

/** A classifier whose every answer is given by the test, by hand; clients are numbered from 1. */
export function fakeClassifier() {
  const open: OpenCall[] = []
  const asked: OpenCall[] = []
  const limits: ((rejection: Rejection) => void)[] = []
  let alive = 0
  let made = 0
  const connect = (): Client<ClassifierCalls> => {
    const id = ++made
    alive = id
    return {
      get closed() {
        return alive !== id
      },
      close: () => {},
      call: ((name: string, params: Record<string, never>, options: CallOptions<Progress> = {}) =>
        new Promise<unknown>((resolve, reject) => {
          // Asked for beside the reading, whose order these tests are about.
          if (name === 'reading/limit') return limits.push(resolve)
          const remove = () => open.splice(open.indexOf(call), 1)
          const bytes: ArrayLike<number> = params['pixels'] ?? params['parameters'] ?? [0]
          const call: OpenCall = {
            client: id,
            name,
            tag: bytes[0],
            network: params['network'],
            answer: (top) => {
              remove()
              const probabilities = Float32Array.from(typeof top === 'number' ? Array(10).fill(0.01) : top)
              if (typeof top === 'number') probabilities[top] = 0.91
              resolve(name === 'digits/read' ? { probabilities, scores: probabilities.map(Math.log) } : null)
            },
            fail: (error) => {
              remove()
              reject(error)
            },
            progress: (value) => options.onProgress?.(value),
          }
          open.push(call)
          asked.push(call)
          options.signal?.addEventListener('abort', () => call.fail(new DOMException('stop', 'AbortError')))
        })) as unknown as Client<ClassifierCalls>['call'],
    }
  }
  let client: Client<ClassifierCalls> | undefined
  return {
    /** Calls not answered yet. */
    open,
    /** Every call so far, but for those of `limits`. */
    asked,
    /** What answers the calls for what tells digits from other pictures. */
    limits,
    classifier: async () => ({ client: client?.closed === false ? client : (client = connect()) }),
    /** The worker dies: every open call rejects. */
    die() {
      alive = -1
      for (const call of [...open]) call.fail(new CodedError('worker-died'))
    },
  }
}

export const picture = (tag: number) => new Uint8Array(784).fill(tag)

export const network = (tag: number, names: readonly string[] | null = null): MyLeNet => ({
  names,
  parameters: new Float32Array([tag, 0]),
  settings: DEFAULT_SETTINGS,
  statistics: new Float32Array(0),
  step: 100,
  testAccuracy: 0.97,
  savedAt: 0,
})

/** A reader on a fake classifier, without pauses unless asked for, and with a memory that a test can look at. */
export function setUp({
  mine = null as MyLeNet | null,
  intervalMs = 0,
  failedIntervalMs = 0,
  kept = {},
} = {}) {
  const fake = fakeClassifier()
  const mineStore = createStore<{ known: boolean; mine: MyLeNet | null }>({ known: true, mine })
  const memory = new Map<string, unknown>(Object.entries(kept))
  const loadMine = async () => mineStore.get().mine
  const reader = createDigitReader({
    worker: createDigitWorker({ classifier: fake.classifier, loadMine }),
    base: '/at',
    mineStore,
    loadMine,
    load: async (key) => memory.get(key),
    save: async (key, value) => {
      memory.set(key, value)
      return true
    },
    intervalMs,
    failedIntervalMs,
  })
  const top = () => {
    const { answer } = reader.store.get()
    return answer && answer.probabilities.indexOf(Math.max(...answer.probabilities))
  }
  return { fake, reader, mineStore, memory, top }
}

/** Lets every promise and zero-length timer settle. */
export async function settle() {
  for (let i = 0; i < 4; i++) await new Promise((resolve) => setTimeout(resolve, 0))
}
