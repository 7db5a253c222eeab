import { useEffect, useState } from 'react'

const TICK_MS = 350

export interface PlayerOptions {
  /** Where the player stands when `subject` changes; the beginning when absent. */
  start?: 'beginning' | 'end'
  /** How long a step stays while it plays. */
  tickMs?: number
}

/**
 * Plays positions from 0 to `total`, a step at a time. `next` says where a step leads; at the end playing stops. The
 * player begins anew, and rests, whenever `subject` changes.
 */
export function usePlayer(
  total: number,
  next: (position: number) => number,
  subject: string,
  { start = 'beginning', tickMs = TICK_MS }: PlayerOptions = {},
) {
  const first = start === 'end' ? Infinity : 0
  const [known, setKnown] = useState(subject)
  const [position, setPosition] = useState(first)
  const [playing, setPlaying] = useState(false)
  if (known !== subject) {
    setKnown(subject)
    setPosition(first)
    setPlaying(false)
  }
  const isPlaying = playing && position < total
  useEffect(() => {
    if (!isPlaying) return
    const timer = setTimeout(() => setPosition(next(position)), tickMs)
    return () => clearTimeout(timer)
  }, [isPlaying, position, next, tickMs])
  const go = (to: number) => {
    // At the end it stays there when the total changes.
    setPosition(to >= total && start === 'end' ? Infinity : Math.min(total, Math.max(0, to)))
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
