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
 * @param drop gives back what was loaded, when it is forgotten
 */
export function sharedLoad<T, P>(
  load: (base: string, waiter: Waiter<P>) => Promise<T>,
  drop: (loaded: T) => void = () => {},
) {
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

  async function get(base: string, waiter: Waiter<P>): Promise<T> {
    waiter.signal.throwIfAborted()
    const mine = (loading ??= begin(base))
    mine.waiters.add(waiter)
    let leave = () => {}
    const left = new Promise<never>((_, reject) => {
      leave = () => {
        mine.waiters.delete(waiter)
        if (mine.waiters.size === 0) stop(mine)
        reject(waiter.signal.reason)
      }
      waiter.signal.addEventListener('abort', leave, { once: true })
    })
    try {
      return await Promise.race([mine.promise, left])
    } finally {
      mine.waiters.delete(waiter)
      // Whoever has what was loaded may be aborted later on; that is no reason to forget it.
      waiter.signal.removeEventListener('abort', leave)
    }
  }

  function stop(mine: Loading<T, P>): void {
    if (loading === mine) loading = undefined
    // It may be done before it hears of the abort: what it made is given back all the same.
    mine.promise.then(drop, () => {})
    mine.controller.abort()
  }

  /** Forgets what was loaded, or stops the load that is under way; those who wait for it hear of an abort. */
  function forget(): void {
    if (loading) stop(loading)
  }

  return Object.assign(get, { forget })
}
