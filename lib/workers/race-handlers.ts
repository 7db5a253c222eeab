import type { MnistSource } from '@/lib/data/mnist-source'
import { raceSettings } from '@/lib/data/race-settings'
import { CodedError } from '@/lib/errors'
import type { RaceCalls, RaceProgress } from '@/lib/protocol/race-messages'
import type { Handlers } from '@/lib/protocol/serve'
import { createRace, type Race } from '@/lib/tf/training/race'
import { createTraining } from '@/lib/tf/training/training'

/** What a race needs of the worker around it. */
export interface RaceWorld {
  source(base: string): MnistSource
  /** @throws CodedError when the engine can no longer compute */
  engine(): { isLost: () => boolean }
}

/** Races two runs; every handler is a plain function. */
export function createRaceHandlers(world: RaceWorld): Handlers<RaceCalls> {
  let race: Race | null = null
  /** Counts what was opened and closed: one that has loaded meanwhile is not wanted any more. */
  let number = 0
  let trainedMs: [number, number] = [0, 0]
  let steps: [number, number] = [0, 0]

  function close() {
    number++
    race?.dispose()
    race = null
    trainedMs = [0, 0]
    steps = [0, 0]
  }

  return {
    'race/open': async ({ base, settings }) => {
      world.engine()
      close()
      const mine = number
      const source = world.source(base)
      const next = await createRace(raceSettings(settings), (one) =>
        createTraining({ settings: one, source }),
      )
      if (mine !== number) {
        next.dispose()
        throw new DOMException('Another took its place, or it was closed.', 'AbortError')
      }
      race = next
      return { stepsPerEpoch: race.stepsPerEpoch }
    },

    'race/run': ({ stopAtStep }, { signal, progress }) => {
      const { isLost } = world.engine()
      if (!race) throw new CodedError('unknown', { message: 'no race is open' })
      const tell = (side: 0 | 1, more: Partial<RaceProgress> = {}) => {
        const metrics = more.metrics ?? new Float32Array(0)
        const [step, ms] = [steps[side], trainedMs[side]]
        progress({ side, step, trainedMs: ms, unitMs: 0, end: null, ...more, metrics }, [metrics.buffer])
      }
      return race.run({
        stopAtStep,
        signal,
        isLost,
        report(side, { metrics, step, trainedMs: ms, unitMs }) {
          steps[side] = step
          trainedMs[side] += ms
          tell(side, { metrics, unitMs })
        },
        ended: (side, end) => tell(side, { end }),
      })
    },

    'race/close': () => {
      close()
      return null
    },
  }
}
