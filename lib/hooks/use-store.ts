import { useSyncExternalStore } from 'react'
import type { Store } from '@/lib/engine/store'

/**
 * Reads a store in a component. `select` must return the same value for the same state (a field, not a new object).
 * On the server and while hydrating it is the store's state at that time, which is its initial one.
 */
export function useStore<T extends object>(store: Store<T>): T
export function useStore<T extends object, S>(store: Store<T>, select: (state: T) => S): S
export function useStore<T extends object, S>(store: Store<T>, select?: (state: T) => S): T | S {
  const read = () => (select ? select(store.get()) : store.get())
  return useSyncExternalStore(store.subscribe, read, read)
}
