import { CodedError } from '@/lib/errors'
import type { Call, Reply, Request } from './messages'

export interface CallOptions<P> {
  signal?: AbortSignal
  /** Buffers handed over instead of copied; the caller loses them. */
  transfer?: Transferable[]
  onProgress?: (value: P) => void
}

export interface Client<C extends { [K in keyof C]: Call }> {
  call<K extends keyof C & string>(
    name: K,
    params: C[K]['params'],
    options?: CallOptions<C[K]['progress']>,
  ): Promise<C[K]['result']>
  /** Ends the worker; every open call rejects with `worker-died`. */
  close(): void
  readonly closed: boolean
}

/** The part of Worker that the client needs, so that tests can pass a MessagePort. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>

interface Pending {
  resolve: (result: unknown) => void
  reject: (error: Error) => void
  onProgress?: (value: unknown) => void
  cleanUp: () => void
}

const aborted = () => new DOMException('The reader cancelled this.', 'AbortError')

/** A cancel is waited for this long (ms) before the worker is given up: max(2 s, four units of work). */
export const patienceMs = (unitMs: number) => Math.max(2000, 4 * unitMs)

/**
 * The page's end of a worker. A call that is aborted tells the worker and waits for it to answer; if it does not within
 * {@link patienceMs} the worker is terminated and every open call, now and later, rejects with `worker-died`.
 * `unitMs` of a progress report, where it has one, is how long the worker says one unit of its work takes.
 */
export function createClient<C extends { [K in keyof C]: Call }>(worker: WorkerLike): Client<C> {
  const pending = new Map<number, Pending>()
  let nextId = 1
  let closed = false
  let unitMs = 0
  const post = (message: Request, transfer: Transferable[] = []) => worker.postMessage(message, transfer)

  const settle = (id: number): Pending | undefined => {
    const entry = pending.get(id)
    pending.delete(id)
    entry?.cleanUp()
    return entry
  }

  const close = () => {
    if (closed) return
    closed = true
    worker.terminate()
    for (const id of [...pending.keys()]) settle(id)?.reject(new CodedError('worker-died'))
  }

  worker.addEventListener('message', (event: MessageEvent) => {
    const reply = event.data as Reply
    const entry = pending.get(reply.id)
    if (!entry) return // a late reply to a call that is already settled
    if ('progress' in reply) {
      const reported = (reply.progress as { unitMs?: unknown } | null)?.unitMs
      if (typeof reported === 'number') unitMs = reported
      entry.onProgress?.(reply.progress)
      post({ id: reply.id, seen: true })
      return
    }
    settle(reply.id)
    if ('result' in reply) entry.resolve(reply.result)
    else if (reply.error.code === 'aborted') entry.reject(aborted())
    else entry.reject(new CodedError(reply.error.code, reply.error.detail))
  })
  // A script that cannot be loaded or an error outside any call: nothing will answer any more.
  worker.addEventListener('error', (event) => {
    event.preventDefault() // Told to the reader through the calls that fail, not as an error nobody caught.
    console.error(`worker: ${event.message}`)
    close()
  })

  return {
    get closed() {
      return closed
    },
    close,
    call(name, params, { signal, transfer, onProgress } = {}) {
      if (closed) return Promise.reject(new CodedError('worker-died'))
      if (signal?.aborted) return Promise.reject(aborted())
      const id = nextId++
      return new Promise((resolve, reject) => {
        let timer: ReturnType<typeof setTimeout> | undefined
        const onAbort = () => {
          post({ id, abort: true })
          timer = setTimeout(close, patienceMs(unitMs))
        }
        signal?.addEventListener('abort', onAbort, { once: true })
        pending.set(id, {
          resolve: resolve as (result: unknown) => void,
          reject,
          onProgress: onProgress as ((value: unknown) => void) | undefined,
          cleanUp: () => {
            clearTimeout(timer)
            signal?.removeEventListener('abort', onAbort)
          },
        })
        post({ id, call: name, params }, transfer)
      })
    },
  }
}
