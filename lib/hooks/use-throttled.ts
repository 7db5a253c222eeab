import { useEffect, useRef, useState } from 'react'

/**
 * Follows `value`, but changes at most every `ms`; the last value always arrives. For what is costly to draw: a reader
 * sees no difference, and the processor is left to the training.
 */
export function useThrottled<T>(value: T, ms: number): T {
  const [shown, setShown] = useState(value)
  const shownAt = useRef(-Infinity)
  useEffect(() => {
    if (Object.is(value, shown)) return
    const timer = setTimeout(
      () => {
        shownAt.current = performance.now()
        setShown(value)
      },
      Math.max(0, shownAt.current + ms - performance.now()),
    )
    return () => clearTimeout(timer)
  }, [value, shown, ms])
  return shown
}
