import { useSyncExternalStore } from 'react'

const never = () => () => {}

/**
 * False in the page as the server wrote it, true once React answers events there. What does nothing without React is
 * disabled until then: a press on it would be lost.
 */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
