import { ROUND_STEPS, type Pair } from '@/lib/data/race-settings'
import type { TrainReport } from '@/lib/data/train-report'
import type { TrainSettings } from '@/lib/data/train-settings'
import { CodedError } from '@/lib/errors'
import type { RunOptions, Training } from './training'

/** How one of the two stands: it can end by its settings, or diverge, while the other goes on. */
export type RaceEnd = 'done' | 'diverged' | null

export type Side = 0 | 1
const SIDES: readonly Side[] = [0, 1]

export interface RaceRunOptions extends Pick<RunOptions, 'signal' | 'isLost'> {
  /** Both stop after this step; null races to the end of each. */
  stopAtStep: number | null
  /** What a side's training reports. */
  report: (side: Side, report: TrainReport) => void
  /** Told once when a side has ended. */
  ended: (side: Side, end: 'done' | 'diverged') => void
}

export interface Race {
  readonly stepsPerEpoch: Pair<number>
  /** Aborting the signal pauses: it resolves with `done: false`, and another call goes on from there. */
  run(options: RaceRunOptions): Promise<{ done: boolean }>
  dispose(): void
}

/**
 * Two trainings on one engine that take turns, {@link ROUND_STEPS} steps each, so that neither has the quieter machine.
 * What each computes is what it computes alone.
 * @param open opens a training of these settings
 * @throws what `open` throws; a training that the first `open` made is then disposed
 */
export async function createRace(
  settings: Pair<TrainSettings>,
  open: (settings: TrainSettings) => Promise<Training>,
): Promise<Race> {
  const first = await open(settings[0])
  const second = await open(settings[1]).catch((reason: unknown) => {
    first.dispose()
    throw reason
  })
  const trainings = [first, second] as const
  const ends: [RaceEnd, RaceEnd] = [null, null]

  /** One turn of a side, up to a step. */
  async function turn(side: Side, stopAtStep: number, options: RaceRunOptions): Promise<void> {
    const { signal, isLost, report, ended } = options
    const training = trainings[side]
    const before = training.step
    try {
      const { done } = await training.run({
        stopAtStep,
        signal,
        isLost,
        report: (progress) => report(side, progress),
      })
      // One that was not stopped and did not move has reached what its settings let it stop at.
      if (!done && (signal.aborted || training.step > before)) return
      ends[side] = 'done'
    } catch (reason) {
      if (!(reason instanceof CodedError && reason.code === 'training-diverged')) throw reason
      ends[side] = 'diverged'
    }
    ended(side, ends[side])
  }

  return {
    stepsPerEpoch: [first.stepsPerEpoch, second.stepsPerEpoch],
    async run(options) {
      const stop = options.stopAtStep ?? Infinity
      for (;;) {
        const racing = SIDES.filter((side) => ends[side] === null && trainings[side].step < stop)
        if (racing.length === 0) return { done: SIDES.every((side) => ends[side] !== null) }
        // Counted from 0, not from where a pause left them: the slower one catches up first.
        const rounds = Math.floor(Math.min(...racing.map((side) => trainings[side].step)) / ROUND_STEPS)
        const end = Math.min(stop, (rounds + 1) * ROUND_STEPS)
        for (const side of racing) {
          if (options.signal.aborted) return { done: false }
          if (trainings[side].step < end) await turn(side, end, options)
        }
        if (options.signal.aborted) return { done: false }
      }
    },
    dispose: () => trainings.forEach((training) => training.dispose()),
  }
}
