import { useEffect, useState } from 'react'

const TICK_MS = 350

/**
 * Plays positions from 0 to `total`, a step at a time. `next` says where a step leads; at the end playing stops. The
 * player begins anew, at the end, whenever `subject` changes.
 */
export function usePlayer(total: number, next: (position: number) => number, subject: string) {
  const [known, setKnown] = useState(subject)
  const [position, setPosition] = useState(0)
  const [playing, setPlaying] = useState(false)
  if (known !== subject) {
    setKnown(subject)
    setPosition(0)
    setPlaying(false)
  }
  const isPlaying = playing && position < total
  useEffect(() => {
    if (!isPlaying) return
    const timer = setTimeout(() => setPosition(next(position)), TICK_MS)
    return () => clearTimeout(timer)
  }, [isPlaying, position, next])
  const go = (to: number) => {
    setPosition(Math.min(total, Math.max(0, to)))
    setPlaying(false)
  }
  return {
    position: Math.min(position, total),
    playing: isPlaying,
    go,
    toggle: () => {
      if (!isPlaying && position >= total) setPosition(0)
      setPlaying(!isPlaying)
    },
  }
}
