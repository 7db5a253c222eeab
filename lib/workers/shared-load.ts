import type { HandlerContext } from '@/lib/protocol/serve'

type Waiter<P> = Pick<HandlerContext<P>, 'signal' | 'progress'>

interface Loading<T, P> {
  promise: Promise<T>
  controller: AbortController
  waiters: Set<Waiter<P>>
}

/**
 * Something slow that is loaded at its first use and shared by all: every call that waits hears of progress, and the
 * load is aborted only when nobody waits for it any more (a newer photo must not throw away half a download). A load
 * that fails or is aborted is forgotten, so that the next use tries again.
 */
export function sharedLoad<T, P>(load: (base: string, waiter: Waiter<P>) => Promise<T>) {
  let loading: Loading<T, P> | undefined

  function begin(base: string): Loading<T, P> {
    const controller = new AbortController()
    const waiters = new Set<Waiter<P>>()
    const progress = (value: P) => waiters.forEach((waiter) => waiter.progress(value))
    const promise = load(base, { signal: controller.signal, progress })
    const begun = { promise, controller, waiters }
    promise.catch(() => {
      if (loading === begun) loading = undefined
    })
    return begun
  }

  return async (base: string, waiter: Waiter<P>): Promise<T> => {
    waiter.signal.throwIfAborted()
    const mine = (loading ??= begin(base))
    mine.waiters.add(waiter)
    const leave = new Promise<never>((_, reject) => {
      waiter.signal.addEventListener(
        'abort',
        () => {
          mine.waiters.delete(waiter)
          if (mine.waiters.size === 0) {
            if (loading === mine) loading = undefined
            mine.controller.abort()
          }
          reject(waiter.signal.reason)
        },
        { once: true },
      )
    })
    try {
      return await Promise.race([mine.promise, leave])
    } finally {
      mine.waiters.delete(waiter)
    }
  }
}
