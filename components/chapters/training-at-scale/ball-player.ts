import { useEffect, useState } from 'react'

/** One step of the balls in so much time: all of them in eight seconds. */
const STEP_MS = 40

/** Whether the reader has asked for little motion; read when it matters, for it can be changed at any time. */
const wantsCalm = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches

/** Plays steps up to `end`: where motion is unwanted, it goes to the end at once. */
export function useBallPlayer(step: number, end: number, go: (step: number) => void) {
  const [playing, setPlaying] = useState(false)
  const isPlaying = playing && step < end
  useEffect(() => {
    if (!isPlaying) return
    const timer = setTimeout(() => go(step + 1), STEP_MS)
    return () => clearTimeout(timer)
  }, [isPlaying, step, go])
  return {
    playing: isPlaying,
    pause: () => setPlaying(false),
    /** From the step at hand, or from the start where nothing is left to play. */
    play() {
      if (wantsCalm()) return go(end)
      if (step >= end) go(0)
      setPlaying(true)
    },
    /** From the start. */
    restart() {
      go(wantsCalm() ? end : 0)
      setPlaying(!wantsCalm())
    },
  }
}
