import { table1998 } from './connection-table'
import { digitCodes } from './digit-codes'
import type { AnyActivation, AnyLayer, AnyNetwork } from './layers'

export const c3Choices = ['dense', 'table', 'separable'] as const
export const subsamplingChoices = ['trainable', 'average', 'max', 'overlapping'] as const
export const activationChoices = ['scaled-tanh', 'tanh', 'sigmoid', 'relu'] as const satisfies AnyActivation[]
export const outputChoices = ['rbf', 'softmax'] as const

/** The switches of LeNet-5. */
export interface Lenet5Choices {
  /**
   * Whether each map of C3 reads all six maps of S2, or those of table I of LeCun et al. 1998; or C3 in two, as Howard et
   * al. 2017 (MobileNets, section 3.1) have it: one 5x5 filter for each map of S2, then 1x1 filters over the results.
   */
  c3: (typeof c3Choices)[number]
  /**
   * S2 and S4: 2x2 with a trained gain and bias for each map and the activation behind it (1998); plain average or
   * greatest of 2x2; or the greatest of 3x3 at a stride of 2, whose windows overlap (Krizhevsky et al. 2012, section
   * 3.4). The last leaves 13x13 and 4x4 instead of 14x14 and 5x5, so C5 has fewer weights.
   */
  subsampling: (typeof subsamplingChoices)[number]
  /** Of C1, C3, C5, F6, and of trained sub-sampling. ReLU and sigmoid never reach the -1 of the RBF codes. */
  activation: (typeof activationChoices)[number]
  /** Ten fixed RBF units (the smallest wins), or ten logits for softmax (the greatest wins). */
  output: (typeof outputChoices)[number]
  /**
   * Rate of dropout, 0 for none, below 1: on the outputs of C5 and F6 (of the fully connected hidden layers, as
   * Krizhevsky et al. 2012, section 4.2); with RBF output on those of C5 alone, as F6 has to meet codes of +-1.
   */
  dropout: number
  /** Batch normalisation of C1, C3, C5 and F6, before their activations. */
  batchNorm: boolean
}

/** LeNet-5 as published: LeCun et al. 1998, section II.B. */
export const publishedChoices: Lenet5Choices = {
  c3: 'table',
  subsampling: 'trainable',
  activation: 'scaled-tanh',
  output: 'rbf',
  dropout: 0,
  batchNorm: false,
}

/** The choices that make `lenet5Modern`. */
export const modernChoices: Lenet5Choices = {
  c3: 'dense',
  subsampling: 'average',
  activation: 'relu',
  output: 'softmax',
  dropout: 0,
  batchNorm: false,
}

/** As the course page that this book grew out of draws it: dense C3, plain average pooling, tanh, ten logits. */
export const coursePageChoices: Lenet5Choices = { ...modernChoices, activation: 'tanh' }

function subsampling(name: string, { subsampling, activation }: Lenet5Choices): AnyLayer {
  switch (subsampling) {
    case 'trainable':
      return { kind: 'subsample', name, size: 2, stride: 2, activation }
    case 'overlapping':
      return { kind: 'pool', name, mode: 'max', size: 3, stride: 2 }
    default:
      return { kind: 'pool', name, mode: subsampling, size: 2, stride: 2 }
  }
}

/** The name of one setting of the switches, such as 'lenet5-table-trainable-scaled-tanh-rbf'. */
function idOf({ c3, subsampling, activation, output, dropout, batchNorm }: Lenet5Choices): string {
  const extras = [dropout > 0 ? `dropout-${dropout}` : '', batchNorm ? 'batch-norm' : ''].filter(Boolean)
  return ['lenet5', c3, subsampling, activation, output, ...extras].join('-')
}

/**
 * LeNet-5 with these switches, for 32x32x1 digits and ten classes. Layers are named as in the paper (c1, s2, c3, s4, c5,
 * f6, output); batch normalisation of c1 is 'c1-norm', dropout behind c5 is 'c5-drop', the first half of a separable c3
 * 'c3-depthwise'. C5 is said as flatten and a dense layer: on a picture of this size the paper's convolution has one
 * place, and the same weights in the same order.
 */
export function lenet5(choices: Lenet5Choices): AnyNetwork {
  const { activation, batchNorm, dropout, output } = choices
  // A normalised layer leaves its activation to the normalisation.
  const behind = batchNorm ? 'linear' : activation
  const withNorm = (layer: AnyLayer & { name: string }): AnyLayer[] =>
    batchNorm ? [layer, { kind: 'batch-norm', name: `${layer.name}-norm`, activation }] : [layer]
  const drop = (name: string): AnyLayer[] =>
    dropout === 0 ? [] : [{ kind: 'dropout', name: `${name}-drop`, rate: dropout }]
  const split: AnyLayer[] =
    choices.c3 === 'separable'
      ? [{ kind: 'depthwise-conv', name: 'c3-depthwise', kernel: 5, activation: 'linear' }]
      : []
  const c3: AnyLayer =
    choices.c3 === 'table'
      ? { kind: 'table-conv', name: 'c3', table: table1998, kernel: 5, activation: behind }
      : { kind: 'conv', name: 'c3', filters: 16, kernel: split.length > 0 ? 1 : 5, activation: behind }
  const last: AnyLayer =
    output === 'rbf'
      ? { kind: 'rbf', name: 'output', codes: digitCodes }
      : { kind: 'dense', name: 'output', units: 10, activation: 'linear' }
  return {
    id: idOf(choices),
    title: 'LeNet-5',
    input: { height: 32, width: 32, channels: 1 },
    layers: [
      ...withNorm({ kind: 'conv', name: 'c1', filters: 6, kernel: 5, activation: behind }),
      subsampling('s2', choices),
      ...split,
      ...withNorm(c3),
      subsampling('s4', choices),
      { kind: 'flatten', name: 'flatten' },
      ...withNorm({ kind: 'dense', name: 'c5', units: 120, activation: behind }),
      ...drop('c5'),
      ...withNorm({ kind: 'dense', name: 'f6', units: 84, activation: behind }),
      ...(output === 'softmax' ? drop('f6') : []),
      last,
    ],
  }
}

/** LeNet-5 as published in 1998: 60,000 trained parameters and 340,908 connections. */
export const lenet5Published: AnyNetwork = {
  ...lenet5(publishedChoices),
  id: 'lenet5-published',
  title: 'LeNet-5 (1998)',
}

/** LeNet-5 with `coursePageChoices`. */
export const lenet5CoursePage: AnyNetwork = {
  ...lenet5(coursePageChoices),
  id: 'lenet5-course-page',
  title: 'LeNet-5 (course page)',
}
