import type { Pair } from './race-settings'
import { formatChanges } from './setting-changes'
import { DEFAULT_SETTINGS, type InLenetsPlace, type TrainSettings } from './train-settings'

/** What an experiment looks at when both sides have ended. */
export type Measure =
  /** Steps until the mean loss of the last {@link LOSS_STEPS} steps is at most `goal`: fewer are better. */
  | { kind: 'steps-to-loss'; goal: number }
  /** How far the accuracy on training digits lies above that on validation digits: less is better. */
  | { kind: 'gap' }
  /** The accuracy on validation digits at the end: more is better. */
  | { kind: 'validation' }

/** The loss of one batch jumps about; the mean over so many steps does not. */
export const LOSS_STEPS = 40

export interface Experiment {
  /** What is compared: the same but for the idea at hand. */
  sides: Pair<TrainSettings & InLenetsPlace>
  measure: Measure
}

/** Seeds that a reader's press runs, one after the other: one alone shows luck as well as the idea. */
export const EXPERIMENT_SEEDS = [1, 2, 3] as const

const usual: TrainSettings = { ...DEFAULT_SETTINGS, digits: 6000, epochs: 3 }
const few: TrainSettings = { ...DEFAULT_SETTINGS, digits: 500, batch: 20, learningRate: 0.02, epochs: 40 }
/** Plain chains, twice as many hidden layers as LeNet has, and one more; see {@link experiments} for their rates. */
const deep = { ...usual, chain: 8, epochs: 8 }
const deeper = { ...usual, chain: 5, epochs: 16 }
/** At 0.05, the best rate for average pooling, networks with maximum pooling now and then fall to chance. */
const max: TrainSettings = { ...usual, subsampling: 'max', learningRate: 0.02 }
/**
 * Long enough for a falling rate to show, on few enough digits to be raced in the page: 1,000 steps. Of 0.01, 0.02 and 0.05
 * the first suits a constant rate best, by validation accuracy over seeds 101 and 102: 93.6%, 93.3%, 90.2%.
 */
const long: TrainSettings = { ...DEFAULT_SETTINGS, digits: 2000, batch: 20, learningRate: 0.01, epochs: 10 }
/** What a hand would do that divides by ten after epochs 5, 7 and 9; Krizhevsky et al. 2012, section 5, did so three times. */
const DIVIDE_AT = [500, 700, 900]
const divided = formatChanges(
  DIVIDE_AT.map((step, at) => ({
    step,
    learningRate: Number((long.learningRate / 10 ** (at + 1)).toPrecision(6)),
    momentum: long.momentum,
    weightDecay: long.weightDecay,
  })),
)

/**
 * The experiments of the book, each a race of two settings over seeds. Which way each comes out over ten seeds:
 * docs/experiments.md, made by `npm run measure:experiments`. Both sides of `relu` choose their learning rate from 0.005,
 * 0.01, 0.02, 0.05, 0.1, 0.2 by validation accuracy over seeds 101 to 103 (`-- --grid`): 0.05 is best for either, tanh 95.5%
 * on average, ReLU 95.6%. So do those of `deep` (tanh 0.005, the least of the grid: 91.8%, ReLU 0.02: 91.8%) and of
 * `deep-sigmoid` (sigmoid 0.1: 81.8%, ReLU 0.01: 92.8%).
 */
export const experiments = {
  relu: {
    sides: [
      { ...usual, activation: 'tanh', initialisation: 'glorot' },
      { ...usual, activation: 'relu', initialisation: 'he' },
    ],
    measure: { kind: 'steps-to-loss', goal: 0.2 },
  },
  deep: {
    sides: [
      { ...deep, activation: 'tanh', initialisation: 'glorot', learningRate: 0.005 },
      { ...deep, activation: 'relu', initialisation: 'he', learningRate: 0.02 },
    ],
    measure: { kind: 'steps-to-loss', goal: 0.2 },
  },
  'deep-sigmoid': {
    sides: [
      { ...deeper, activation: 'sigmoid', initialisation: 'glorot', learningRate: 0.1 },
      { ...deeper, activation: 'relu', initialisation: 'he', learningRate: 0.01 },
    ],
    measure: { kind: 'steps-to-loss', goal: 0.5 },
  },
  pooling: { sides: [max, { ...max, subsampling: 'overlapping' }], measure: { kind: 'validation' } },
  dropout: { sides: [few, { ...few, dropout: 0.5 }], measure: { kind: 'gap' } },
  augmentation: {
    sides: [
      { ...few, digits: 300 },
      { ...few, digits: 300, shift: 2, rotation: 10, scale: 0.1, shear: 0.1 },
    ],
    measure: { kind: 'validation' },
  },
  'weight-decay': { sides: [few, { ...few, weightDecay: 0.005 }], measure: { kind: 'gap' } },
  'batch-norm': {
    sides: [usual, { ...usual, batchNorm: true }],
    measure: { kind: 'steps-to-loss', goal: 0.2 },
  },
  separable: { sides: [usual, { ...usual, c3: 'separable' }], measure: { kind: 'validation' } },
  schedule: { sides: [long, { ...long, changes: divided }], measure: { kind: 'validation' } },
  'schedule-cosine': { sides: [long, { ...long, schedule: 'cosine' }], measure: { kind: 'validation' } },
} as const satisfies Record<string, Experiment>

export type ExperimentId = keyof typeof experiments
export const experimentIds = Object.keys(experiments) as ExperimentId[]

/** What was seen of one side of one seed. */
export interface SideOutcome {
  steps: number
  /** Of the last look, 0 to 1. */
  trainingAccuracy: number
  validationAccuracy: number
  /** By the experiment's measure; null where a side diverged or did not reach the goal. */
  value: number | null
  diverged: boolean
}

export interface Outcome {
  seed: number
  sides: Pair<SideOutcome>
}

/** The little of a look that is measured. */
export interface Look {
  step: number
  trainingAccuracy: number
  validationAccuracy: number | null
}

/** What is known of one side of a race. */
export interface SideHistory {
  looks: readonly Look[]
  /** Of the batches; one may stand for several steps, up to and with its own. */
  losses: readonly { step: number; loss: number }[]
}

/** The first step at which the mean of the losses of the last {@link LOSS_STEPS} steps is at most `goal`, or null. */
export function stepsToLoss(losses: SideHistory['losses'], goal: number): number | null {
  let first = 0
  let sum = 0
  for (let last = 0; last < losses.length; last++) {
    const { step, loss } = losses[last]
    sum += loss
    while (losses[first].step <= step - LOSS_STEPS) sum -= losses[first++].loss
    if (step >= LOSS_STEPS && sum / (last - first + 1) <= goal) return step
  }
  return null
}

/** What one side comes to. Null before its first look, where it did not diverge. */
export function outcomeOf(
  { looks, losses }: SideHistory,
  measure: Measure,
  diverged: boolean,
): SideOutcome | null {
  const last = looks.at(-1)
  if (!last) return diverged ? { ...NOTHING, diverged } : null
  const { step: steps, trainingAccuracy } = last
  const validationAccuracy = last.validationAccuracy ?? 0
  const seen = { steps, trainingAccuracy, validationAccuracy, diverged }
  if (diverged) return { ...seen, value: null }
  switch (measure.kind) {
    case 'steps-to-loss':
      return { ...seen, value: stepsToLoss(losses, measure.goal) }
    case 'gap':
      return { ...seen, value: trainingAccuracy - validationAccuracy }
    case 'validation':
      return { ...seen, value: validationAccuracy }
  }
}

const NOTHING = { steps: 0, trainingAccuracy: 0, validationAccuracy: 0, value: null }

/**
 * Which side is the better one of a pair: 0, 1, or null for neither. A goal that only one has reached is better reached.
 */
export function betterSide({ sides }: Outcome, measure: Measure): 0 | 1 | null {
  const [a, b] = sides.map(({ value }) => value)
  if (a === b) return null
  if (a === null) return 1
  if (b === null) return 0
  return a > b === (measure.kind === 'validation') ? 0 : 1
}

/** 0 or 1 where every seed says so; 'mixed' where they differ, or one says neither; null before there is one. */
export function verdictOf(outcomes: readonly Outcome[], measure: Measure): 0 | 1 | 'mixed' | null {
  if (outcomes.length === 0) return null
  const [first, ...rest] = outcomes.map((outcome) => betterSide(outcome, measure))
  return first !== null && rest.every((side) => side === first) ? first : 'mixed'
}
