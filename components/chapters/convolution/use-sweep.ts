import { useEffect, useState } from 'react'
import { sweepLength, sweepOn, tickMs, type Grain, type Speed, type Sweep } from './sweep'

/** Plays a sweep: the position, or null while the whole map is shown. Another `subject` shows all of it again. */
export function useSweep(sweep: Sweep, grain: Grain, speed: Speed, subject: string) {
  const [known, setKnown] = useState(subject)
  const [position, setPosition] = useState<number | null>(null)
  const [playing, setPlaying] = useState(false)
  if (known !== subject) {
    setKnown(subject)
    setPosition(null)
    setPlaying(false)
  }
  const { rows, columns, taps } = sweep
  const end = sweepLength(sweep)
  const isPlaying = playing && position !== null && position < end
  useEffect(() => {
    if (!isPlaying || position === null) return
    const timer = setTimeout(
      () => setPosition(sweepOn({ rows, columns, taps }, position, grain)),
      tickMs[speed],
    )
    return () => clearTimeout(timer)
  }, [isPlaying, position, rows, columns, taps, grain, speed])
  return {
    position,
    playing: isPlaying,
    /** To a position, or null: show everything. */
    go: (to: number | null) => {
      setPosition(to === null ? null : Math.min(end, Math.max(0, to)))
      setPlaying(false)
    },
    toggle: () => {
      if (!isPlaying && (position === null || position >= end)) setPosition(0)
      setPlaying(!isPlaying)
    },
  }
}
