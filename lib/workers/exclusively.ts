/**
 * Does something that only one tab of this site may do at a time. Where the browser has no locks it has no private files
 * either, and the tabs cannot get in each other's way.
 * @param onWait told once, when another tab is at it
 * @throws the signal's reason, also while it waits
 */
export async function exclusively<T>(
  what: string,
  { signal, onWait }: { signal: AbortSignal; onWait: () => void },
  work: () => Promise<T>,
): Promise<T> {
  const locks = globalThis.navigator?.locks
  if (!locks) return work()
  const atOnce = await locks.request(what, { ifAvailable: true }, async (lock) =>
    lock ? { done: await work() } : null,
  )
  if (atOnce) return atOnce.done
  onWait()
  return locks.request(what, { signal }, work)
}

/** The same if nobody is at it just now; otherwise nothing is done. */
export async function unlessBusy(what: string, work: () => Promise<void>): Promise<void> {
  const locks = globalThis.navigator?.locks
  if (!locks) return work()
  await locks.request(what, { ifAvailable: true }, async (lock) => {
    if (lock) await work()
  })
}
