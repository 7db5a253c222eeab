import { useEffect, useRef, useState } from 'react'

/**
 * Text for a live region: follows `text` once it has stood still for `quietMs`, and never changes more often than every
 * `everyMs`, so that a screen reader is not talked over while something runs.
 */
export function usePoliteText(text: string, quietMs = 700, everyMs = 1500): string {
  const [said, setSaid] = useState('')
  const saidAt = useRef(-Infinity)
  useEffect(() => {
    const wait = Math.max(quietMs, saidAt.current + everyMs - performance.now())
    const timer = setTimeout(() => {
      saidAt.current = performance.now()
      setSaid(text)
    }, wait)
    return () => clearTimeout(timer)
  }, [text, quietMs, everyMs])
  return said
}
