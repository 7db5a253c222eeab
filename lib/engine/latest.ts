export interface Latest<T> {
  /** Does it as soon as nothing is under way; a newer one takes the place of one that still waits. */
  ask(value: T): void
  /** Forgets what waits. */
  drop(): void
}

/** One piece of work at a time, and of all that comes meanwhile only the newest. `work` deals with its own failures. */
export function createLatest<T>(work: (value: T) => Promise<void>): Latest<T> {
  let waiting: { value: T } | null = null
  let busy = false

  async function pump() {
    if (busy) return
    busy = true
    try {
      while (waiting) {
        const { value } = waiting as { value: T }
        waiting = null
        await work(value)
      }
    } finally {
      busy = false
    }
  }
  return {
    ask(value) {
      waiting = { value }
      void pump()
    },
    drop() {
      waiting = null
    },
  }
}
