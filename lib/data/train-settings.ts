import { CodedError } from '@/lib/errors'
import { CHAIN_DEPTHS, deepChain, type ChainActivation } from '@/lib/nn/deep-chain'
import { initialisations, type Initialisation } from '@/lib/nn/initialisation'
import type { AnyNetwork } from '@/lib/nn/layers'
import {
  activationChoices,
  c3Choices,
  lenet5,
  modernChoices,
  outputChoices,
  subsamplingChoices,
  type Lenet5Choices,
} from '@/lib/nn/lenet5-choices'
import { fittingLosses, RUBBISH_PENALTY, type LossSpec } from '@/lib/nn/loss'
import { trainProblems } from '@/lib/nn/own-spec/trainable'
import { pixelScalings, type PixelScaling } from './digit-scaling'
import { TRAIN_DIGITS, VALIDATION_DIGITS } from './mnist'
import { parseChanges } from './setting-changes'

export const optimisers = ['sgd', 'adam', 'levenberg-marquardt'] as const
export const schedules = ['constant', 'steps-1998', 'plateau', 'cosine'] as const
export const losses = ['cross-entropy', 'mle', 'map'] as const satisfies LossSpec['kind'][]
export const orders = ['shuffled', 'fixed'] as const
/** MNIST, or what the reader has brought or drawn (own-data.ts), which stays on the device: a link does not carry it. */
export const dataSets = ['mnist', 'own'] as const

/** Everything that decides a run: the same settings on the same engine give the same curve. Flat, so that it fits a link. */
export interface TrainSettings extends Lenet5Choices {
  /** Decides the first weights, the order of the digits, what dropout drops and how digits are distorted. */
  seed: number
  /** Digits a step. */
  batch: number
  learningRate: number
  /** Epochs to train in all. */
  epochs: number
  /** 'levenberg-marquardt': the stochastic diagonal method of LeCun et al. 1998, section III.B. */
  optimiser: (typeof optimisers)[number]
  /** Momentum of SGD, 0 to below 1; the others do not read it. */
  momentum: number
  /** Share of each parameter that is added to its gradient: Krizhevsky et al. 2012, section 5, has 0.0005. */
  weightDecay: number
  /** How the learning rate goes on from `learningRate`; see rate.ts. */
  schedule: (typeof schedules)[number]
  loss: (typeof losses)[number]
  pixels: PixelScaling
  initialisation: Initialisation
  /** Digits in training; `validationOf` says how many are left to look at. */
  digits: number
  data: (typeof dataSets)[number]
  /** A new order in each epoch, or one for all, as in 1998. */
  order: (typeof orders)[number]
  /** How far training digits are distorted, each drawn anew in both directions: degrees; shares; pixels. 0 for none. */
  rotation: number
  scale: number
  shear: number
  shift: number
  /** Validation accuracy (0 to 1) at which training stops; 0 for never. */
  stopAt: number
  /** What was changed on the way; see setting-changes.ts. Empty for nothing. */
  changes: string
}

/** What may be trained in LeNet's place. No switch of the training bench has it, and none of its links carries it. */
export interface InLenetsPlace {
  /** Hidden layers of a plain chain (lib/nn/deep-chain.ts); of LeNet's switches it has `activation` alone. */
  chain?: number
  /** A network of the reader's own (lib/nn/own-spec); of LeNet's switches it has none. */
  spec?: AnyNetwork
}

/**
 * Chosen on the validation digits, batch 64, seed 1. After two epochs: SGD 0.05 98.38%, SGD 0.03 98.28%, Adam 0.001
 * 97.90%, Adam 0.002 97.38%. SGD 0.1 ran one epoch only: 96.10%, where SGD 0.05 had 97.34%.
 */
export const DEFAULT_SETTINGS: TrainSettings = {
  ...modernChoices,
  seed: 1,
  batch: 64,
  learningRate: 0.05,
  epochs: 2,
  optimiser: 'sgd',
  momentum: 0.9,
  weightDecay: 0,
  schedule: 'constant',
  loss: 'cross-entropy',
  pixels: 'standardised',
  initialisation: 'he',
  digits: TRAIN_DIGITS - VALIDATION_DIGITS,
  data: 'mnist',
  order: 'shuffled',
  rotation: 0,
  scale: 0,
  shear: 0,
  shift: 0,
  stopAt: 0,
  changes: '',
}

/** Range of each numeric setting, both ends included. */
export const SETTING_RANGES = {
  seed: { min: 0, max: 0xffff_ffff, whole: true },
  batch: { min: 1, max: 1024, whole: true },
  learningRate: { min: 1e-7, max: 10, whole: false },
  epochs: { min: 1, max: 1000, whole: true },
  momentum: { min: 0, max: 0.999, whole: false },
  weightDecay: { min: 0, max: 0.1, whole: false },
  dropout: { min: 0, max: 0.9, whole: false },
  digits: { min: 100, max: TRAIN_DIGITS, whole: true },
  rotation: { min: 0, max: 45, whole: false },
  scale: { min: 0, max: 0.5, whole: false },
  shear: { min: 0, max: 0.5, whole: false },
  shift: { min: 0, max: 6, whole: false },
  stopAt: { min: 0, max: 1, whole: false },
} as const

export type NumericSetting = keyof typeof SETTING_RANGES

/** What each setting that is a choice may be. */
export const SETTING_CHOICES = {
  c3: c3Choices,
  subsampling: subsamplingChoices,
  activation: activationChoices,
  output: outputChoices,
  loss: losses,
  pixels: pixelScalings,
  initialisation: initialisations,
  optimiser: optimisers,
  schedule: schedules,
  data: dataSets,
  order: orders,
} as const

export type ChoiceSetting = keyof typeof SETTING_CHOICES

export function holds(name: NumericSetting, value: number): boolean {
  const { min, max, whole } = SETTING_RANGES[name]
  return value >= min && value <= max && (!whole || Number.isInteger(value))
}

export const isChoice = (name: ChoiceSetting, value: string): boolean =>
  (SETTING_CHOICES[name] as readonly string[]).includes(value)

/** Where a run stands among the digits that are held back: none are left when all are in training. */
export const validationOf = ({ digits }: Pick<TrainSettings, 'digits'>): number =>
  Math.min(VALIDATION_DIGITS, TRAIN_DIGITS - digits)

/** The network that these settings train. */
export function networkOf(settings: Lenet5Choices & InLenetsPlace): AnyNetwork {
  const { spec, chain, activation } = settings
  if (spec !== undefined) return spec
  return chain === undefined
    ? lenet5(settings)
    : deepChain({ activation: activation as ChainActivation, depth: chain })
}

export const lossOf = ({ loss }: Pick<TrainSettings, 'loss'>): LossSpec =>
  loss === 'map' ? { kind: 'map', rubbish: RUBBISH_PENALTY } : { kind: loss }

/** The settings with a loss that fits the output: the usual one where the other does not. */
export function withFittingLoss(settings: TrainSettings): TrainSettings {
  const fitting = fittingLosses(networkOf(settings)).map(({ kind }) => kind)
  return fitting.includes(settings.loss) ? settings : { ...settings, loss: fitting[0] }
}

function fitsChain({ chain = 0, activation }: Pick<TrainSettings, 'activation'> & InLenetsPlace): boolean {
  const { least, most } = CHAIN_DEPTHS
  return Number.isInteger(chain) && chain >= least && chain <= most && activation !== 'scaled-tanh'
}

/** @throws CodedError settings-invalid, naming the first setting that is out of its range or does not fit the others */
export function checkSettings(settings: TrainSettings & InLenetsPlace): void {
  const refuse = (name: string): never => {
    const value = String((settings as unknown as Record<string, unknown>)[name])
    throw new CodedError('settings-invalid', { name, value })
  }
  for (const name of Object.keys(SETTING_RANGES) as NumericSetting[])
    if (!holds(name, settings[name])) refuse(name)
  for (const name of Object.keys(SETTING_CHOICES) as ChoiceSetting[])
    if (!isChoice(name, settings[name])) refuse(name)
  if (typeof settings.batchNorm !== 'boolean') refuse('batchNorm')
  if (settings.chain !== undefined && !fitsChain(settings)) refuse('chain')
  if (settings.spec !== undefined && trainProblems(settings.spec).length > 0) refuse('spec')
  if (parseChanges(settings.changes) === null) refuse('changes')
  if (withFittingLoss(settings) !== settings) refuse('loss')
  if (validationOf(settings) === 0 && settings.schedule === 'plateau') refuse('schedule')
  if (validationOf(settings) === 0 && settings.stopAt > 0) refuse('stopAt')
}

/** Settings that were kept when there were fewer of them, with the defaults for the others. */
export const completed = (kept: Partial<TrainSettings>): TrainSettings => ({ ...DEFAULT_SETTINGS, ...kept })

/** Whether two runs are one and the same. */
export const sameSettings = (a: TrainSettings, b: TrainSettings): boolean =>
  (Object.keys(DEFAULT_SETTINGS) as (keyof TrainSettings)[]).every((name) => a[name] === b[name])
