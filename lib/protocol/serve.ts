import { isAbort, toCodedError } from '@/lib/errors'
import type { Call, Reply, Request } from './messages'

export interface HandlerContext<P> {
  /** Aborted when the page cancels. Look at it again before writing state. */
  signal: AbortSignal
  /** Reports progress; `transfer` names buffers to hand over instead of copying. */
  progress: (value: P, transfer?: Transferable[]) => void
  /** True when the page has handled every report so far: the moment to add a heavy frame to the next one. */
  caughtUp: () => boolean
}

export type Handlers<C extends { [K in keyof C]: Call }> = {
  [K in keyof C]: (
    params: C[K]['params'],
    context: HandlerContext<C[K]['progress']>,
  ) => Promise<C[K]['result']> | C[K]['result']
}

/** The end of a MessagePort or of a worker's global scope that we need. */
export interface Port {
  postMessage(message: unknown, transfer?: Transferable[]): void
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
}

/** Buffers of a result's typed arrays (one level deep), so that they move instead of being copied. */
function buffersOf(result: unknown): Transferable[] {
  if (typeof result !== 'object' || result === null) return []
  const buffers = Object.values(result).flatMap((value) =>
    ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer ? [value.buffer] : [],
  )
  return [...new Set(buffers)]
}

/** Answers calls arriving at `port` with `handlers`: plain async functions that know nothing of messages. */
export function serve<C extends { [K in keyof C]: Call }>(port: Port, handlers: Handlers<C>): void {
  const running = new Map<number, { controller: AbortController; unseen: number }>()
  const reply = (message: Reply, transfer: Transferable[] = []) => port.postMessage(message, transfer)

  port.addEventListener('message', async (event) => {
    const request = event.data as Request
    if ('abort' in request) return running.get(request.id)?.controller.abort()
    if ('seen' in request) {
      const call = running.get(request.id)
      if (call) call.unseen--
      return
    }
    const { id, call, params } = request
    const open = { controller: new AbortController(), unseen: 0 }
    running.set(id, open)
    try {
      const handler = handlers[call as keyof C]
      if (!handler) throw new Error(`no such call: ${call}`)
      const result = await handler(params as never, {
        signal: open.controller.signal,
        progress: (value, transfer) => {
          open.unseen++
          reply({ id, progress: value }, transfer)
        },
        caughtUp: () => open.unseen === 0,
      })
      reply({ id, result }, buffersOf(result))
    } catch (thrown) {
      if (isAbort(thrown)) reply({ id, error: { code: 'aborted', detail: {} } })
      else {
        const { code, detail } = toCodedError(thrown)
        if (code === 'unknown') console.error(thrown)
        reply({ id, error: { code, detail } })
      }
    } finally {
      running.delete(id)
    }
  })
}
