import { distortDigits } from '@/lib/data/distort'
import { mixSeed } from '@/lib/data/random'
import { rateAt, type RateContext } from '@/lib/data/rate'
import { valuesAt } from '@/lib/data/setting-changes'
import type { TrainSettings } from '@/lib/data/train-settings'
import { breathe } from '../breathe'
import type { StepRates } from '../optimiser'
import type { DigitPool, Digits } from './digit-pool'
import type { Schedule } from './schedule'
import type { TrainingState } from './state'

/** Digits of one part of an estimate of second derivatives: between two parts a cancel can arrive. */
const CURVATURE_PART = 100

interface StepperParts {
  state: TrainingState
  pool: DigitPool
  /** As they are now: both may change on the way. */
  settings: () => TrainSettings
  schedule: () => Schedule
  context: () => RateContext
}

/** One step of a run: its digits, its rates, and the step itself. */
export function createStepper({ state, pool, settings, schedule, context }: StepperParts) {
  const { rotation, scale, shear, shift, seed } = settings()
  const distorts = [rotation, scale, shear, shift].some((by) => by > 0)

  /** Of the step after `step` steps: of the next one, or of one that is done and not yet told. */
  function rates(step = state.step): StepRates {
    const { momentum, weightDecay } = valuesAt(settings(), step)
    return { learningRate: rateAt(settings(), step, context()), momentum, weightDecay }
  }

  /** Digits of a step as the network sees them; their shards must be here. */
  function digitsOf(step: number): Digits {
    const taken = pool.take(schedule().digitsOf(step))
    if (!distorts) return taken
    return { ...taken, pixels: distortDigits(taken.pixels, settings(), mixSeed(seed, step)) }
  }

  return {
    rates,
    digitsOf,

    /** Waits for the shards of a step's digits. @throws what the pool throws; the signal's reason when aborted */
    need: (step: number, signal: AbortSignal) => pool.need(schedule().digitsOf(step), signal),

    /** Does the next step; the shards of its digits must be here. Returns how many digits it took. */
    step(): number {
      const indices = schedule().digitsOf(state.step)
      state.train(distorts ? digitsOf(state.step) : pool.batch(indices), rates())
      return indices.length
    },

    /** Before the first step of a pass, where the method asks for it. */
    async estimateCurvature(signal: AbortSignal): Promise<void> {
      const indices = state.wantsCurvature ? schedule().curvatureDigits(state.step) : null
      if (!indices) return
      await pool.need(indices, signal)
      const parts: Digits[] = []
      for (let from = 0; from < indices.length; from += CURVATURE_PART)
        parts.push(pool.take(indices.subarray(from, from + CURVATURE_PART)))
      await state.estimateCurvature(parts, async () => {
        await breathe()
        signal.throwIfAborted()
      })
    },
  }
}
