import { VALIDATION_DIGITS } from '@/lib/data/mnist'
import { trainingOrder, validationDigits } from '@/lib/data/order'
import type { TrainSettings } from '@/lib/data/train-settings'

/** Steps between two looks at the validation digits within an epoch. */
const LOOK_EVERY = 100
/** Validation digits of each shard that such a look uses: about a thousand in all; an epoch's end uses all of them. */
const LOOK_DIGITS = 84

/**
 * When a run does what, from its settings and the sizes of the shards alone: which digits a step takes, which shards
 * must have arrived for it, and on which digits a look at the validation accuracy is taken.
 */
export function createSchedule(
  settings: TrainSettings,
  shards: readonly number[],
  validation = VALIDATION_DIGITS,
) {
  const starts = shards.map((_, i) => shards.slice(0, i).reduce((sum, digits) => sum + digits, 0))
  const training = shards.reduce((sum, digits) => sum + digits, 0) - validation
  const stepsPerEpoch = Math.ceil(training / settings.batch)
  const held = validationDigits({ shards, validation })
  let cached = { epoch: -1, order: new Uint32Array(0) as Uint32Array }

  const orderOf = (epoch: number) => {
    if (cached.epoch !== epoch)
      cached = { epoch, order: trainingOrder({ seed: settings.seed, epoch, shards, validation }) }
    return cached.order
  }
  const shardOf = (index: number) => {
    let shard = shards.length - 1
    while (starts[shard] > index) shard--
    return shard
  }
  /** Digits of step number `step` (from 0), as global indices. */
  const digitsOf = (step: number) => {
    const at = (step % stepsPerEpoch) * settings.batch
    return orderOf(Math.floor(step / stepsPerEpoch)).subarray(at, at + settings.batch)
  }
  /** How many shards, from the first, the first `steps` steps have touched. */
  const shardsSeen = (steps: number) => {
    if (steps === 0) return 0
    if (steps >= stepsPerEpoch) return shards.length
    return 1 + digitsOf(steps - 1).reduce((most, index) => Math.max(most, shardOf(index)), 0)
  }

  return {
    stepsPerEpoch,
    totalSteps: stepsPerEpoch * settings.epochs,
    digitsOf,
    shardOf,
    placeOf: (index: number) => index - starts[shardOf(index)],
    /** Whether a look is due after `steps` steps. */
    looksAfter: (steps: number) => steps > 0 && (steps % LOOK_EVERY === 0 || steps % stepsPerEpoch === 0),
    endsEpoch: (steps: number) => steps > 0 && steps % stepsPerEpoch === 0,
    /**
     * Validation digits to look at after `steps` steps. In the first epoch only those of shards that training has
     * already used, so that a look waits for no download and still depends on the step alone.
     */
    lookAt: (steps: number): Uint32Array => {
      const whole = steps % stepsPerEpoch === 0
      const parts = held
        .slice(0, shardsSeen(steps))
        .map((part) => (whole ? part : part.subarray(0, LOOK_DIGITS)))
      return Uint32Array.from(parts.flatMap((part) => [...part]))
    },
  }
}

export type Schedule = ReturnType<typeof createSchedule>
