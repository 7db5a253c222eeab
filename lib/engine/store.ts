export interface Store<T> {
  get(): T
  set(patch: Partial<T> | ((old: T) => Partial<T>)): void
  subscribe(listener: () => void): () => void
}

/** A small observable state: each `set` merges a patch into a new object and tells every subscriber. */
export function createStore<T extends object>(initial: T): Store<T> {
  let state = initial
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    set(patch) {
      state = { ...state, ...(typeof patch === 'function' ? patch(state) : patch) }
      listeners.forEach((listener) => listener())
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
