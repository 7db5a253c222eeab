import { trainingOrder, validationDigits } from '@/lib/data/order'
import { validationOf, type TrainSettings } from '@/lib/data/train-settings'

/**
 * Steps between two looks within an epoch, and about that many where an epoch is shorter; more where they take few
 * digits, since a look takes as long as training on some hundred.
 */
const LOOK_STEPS = 100
const LOOK_AFTER_DIGITS = 1600
/** Steps between two looks at the test digits, at least: a look at 10,000 digits takes as long as many steps. */
const TEST_EVERY = 500
/** Validation digits of each shard that such a look uses: about a thousand in all; an epoch's end uses all of them. */
const LOOK_DIGITS = 84
/** Training digits that a look uses. */
const LOOK_TRAINING = 500
/** Levenberg-Marquardt estimates the second derivatives on so many: LeCun et al. 1998, section III.B. */
const CURVATURE_DIGITS = 500

/** The first number of whole epochs that has at least so many steps. */
const wholeEpochs = (stepsPerEpoch: number, steps: number) =>
  stepsPerEpoch * Math.max(1, Math.ceil(steps / stepsPerEpoch))

/**
 * When a run does what, from its settings and the sizes of the shards alone: which digits a step takes, which shards
 * must have arrived for it, and on which digits a look is taken.
 * @param validation digits held back
 */
export function createSchedule(
  settings: TrainSettings,
  shards: readonly number[],
  validation = validationOf(settings),
) {
  const starts = shards.map((_, i) => shards.slice(0, i).reduce((sum, digits) => sum + digits, 0))
  const available = shards.reduce((sum, digits) => sum + digits, 0) - validation
  const training = Math.min(settings.digits, available)
  const stepsPerEpoch = Math.ceil(training / settings.batch)
  const totalSteps = stepsPerEpoch * settings.epochs
  const held = validationDigits({ shards, validation })
  const lookSteps = Math.max(LOOK_STEPS, Math.ceil(LOOK_AFTER_DIGITS / settings.batch))
  const lookEvery = stepsPerEpoch >= lookSteps ? lookSteps : wholeEpochs(stepsPerEpoch, lookSteps)
  const testEvery = wholeEpochs(stepsPerEpoch, TEST_EVERY)
  let cached = { epoch: -1, order: new Uint32Array(0) as Uint32Array }

  const orderOf = (epoch: number) => {
    if (cached.epoch !== epoch) {
      const { seed, digits, order } = settings
      const fixed = order === 'fixed'
      cached = { epoch, order: trainingOrder({ seed, epoch, shards, validation, digits, fixed }) }
    }
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
    // With few training digits all shards are fetched by the end of the first epoch, for the validation digits' sake.
    if (steps >= stepsPerEpoch) return shards.length
    return 1 + digitsOf(steps - 1).reduce((most, index) => Math.max(most, shardOf(index)), 0)
  }
  const endsEpoch = (steps: number) => steps > 0 && steps % stepsPerEpoch === 0

  return {
    training,
    stepsPerEpoch,
    totalSteps,
    digitsOf,
    shardOf,
    placeOf: (index: number) => index - starts[shardOf(index)],
    /** Whether a look is due after `steps` steps. */
    looksAfter: (steps: number) =>
      steps > 0 &&
      (steps % lookEvery === 0 || steps === totalSteps || (endsEpoch(steps) && stepsPerEpoch >= lookSteps)),
    /** Whether that look is at the test digits, too: at the end of each epoch, or of several where they are short. */
    tests: (steps: number) => steps > 0 && (steps % testEvery === 0 || steps === totalSteps),
    endsEpoch,
    /**
     * Validation digits to look at after `steps` steps. In the first epoch only those of shards that training has
     * already used, so that a look waits for no download and still depends on the step alone.
     */
    lookAt: (steps: number): Uint32Array => {
      const whole = steps % testEvery === 0 || steps === totalSteps
      const parts = held
        .slice(0, shardsSeen(steps))
        .map((part) => (whole ? part : part.subarray(0, LOOK_DIGITS)))
      return Uint32Array.from(parts.flatMap((part) => [...part]))
    },
    /** Training digits to look at after `steps` steps: the first of epoch 0, as many as have been trained on. */
    trainingLookAt: (steps: number): Uint32Array =>
      trainingOrder({
        seed: settings.seed,
        epoch: 0,
        shards,
        validation,
        digits: Math.min(LOOK_TRAINING, training, steps * settings.batch),
      }),
    /** Digits on which the second derivatives are estimated before the step after `steps` steps, or null. */
    curvatureDigits: (steps: number): Uint32Array | null =>
      steps % stepsPerEpoch === 0
        ? orderOf(Math.floor(steps / stepsPerEpoch)).slice(0, CURVATURE_DIGITS)
        : null,
  }
}

export type Schedule = ReturnType<typeof createSchedule>
