import { useState } from 'react'
import type { RunRecord } from '@/lib/data/run-record'
import { LINE_STYLES, MOST_CHOSEN, type LineStyle } from './run-lines'

export interface ChosenRun {
  run: RunRecord
  style: LineStyle
}

/**
 * The runs that are laid over each other. Each keeps its letter and its line while others come and go; until the reader
 * chooses, they are the newest two.
 */
export function useChosen(runs: readonly RunRecord[]) {
  const [places, setPlaces] = useState<readonly (number | null)[] | null>(null)
  const taken = places ?? [runs[1], runs[0]].flatMap((run) => (run ? [run.startedAt] : []))
  const chosen: ChosenRun[] = taken.flatMap((startedAt, place) => {
    const run = runs.find((one) => one.startedAt === startedAt)
    return run ? [{ run, style: LINE_STYLES[place] }] : []
  })

  function choose(startedAt: number, wanted: boolean) {
    // The place of a run that was deleted is free again.
    const held = taken.map((one) => (chosen.some(({ run }) => run.startedAt === one) ? one : null))
    const next = held.map((one) => (one === startedAt && !wanted ? null : one))
    if (wanted && !next.includes(startedAt)) {
      const free = next.indexOf(null)
      if (free >= 0) next[free] = startedAt
      else if (next.length < MOST_CHOSEN) next.push(startedAt)
    }
    setPlaces(next)
  }

  return {
    chosen,
    choose,
    styleOf: (startedAt: number) => chosen.find(({ run }) => run.startedAt === startedAt)?.style ?? null,
    full: chosen.length >= MOST_CHOSEN,
  }
}
