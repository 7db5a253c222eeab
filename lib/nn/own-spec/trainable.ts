import { describeNetwork } from '../arithmetic'
import { withFullFilters } from '../full-filters'
import type { AnyNetwork } from '../layers'
import { layerShapes, mapsFirst, shapeSize } from '../shapes'

/** Why a sound network cannot be trained on the digits in the page. */
export const trainCodes = [
  'train-input', // detail: shape
  'train-outputs', // detail: outputs
  'train-picture', // detail: shape
  'train-activation', // detail: activation
  'train-nothing',
  'train-parameters', // detail: count, most
  'train-macs', // detail: count, most
  'train-values', // detail: count, most
] as const
export type TrainCode = (typeof trainCodes)[number]

export interface TrainProblem {
  code: TrainCode
  detail: Readonly<Record<string, string | number>>
  /** The field that says it, seen from the root. */
  path: readonly (string | number)[]
}

/** Digits as the page hands them to a network: 28x28 with a border of two pixels. */
const TRAIN_INPUT = { height: 32, width: 32, channels: 1 } as const
const TRAIN_CLASSES = 10

/**
 * The largest network that the page trains: on one thread of wasm the looks at 5,000 held-back and 10,000 test digits must
 * not take minutes. LeNet-5 has 61,706 parameters and 416,520 multiply-accumulates, and its layers put out 8,494 values.
 */
const TRAIN_LIMITS = { parameters: 2_000_000, macs: 10_000_000, values: 300_000 } as const

/** Whether a network's input has the size of a digit as the page hands it over. */
export const readsDigits = ({ input }: Pick<AnyNetwork, 'input'>): boolean =>
  input.height === TRAIN_INPUT.height &&
  input.width === TRAIN_INPUT.width &&
  input.channels === TRAIN_INPUT.channels

/** Everything that speaks against training a network here; empty where it can be trained. */
export function trainProblems(spec: AnyNetwork): TrainProblem[] {
  const problems: TrainProblem[] = []
  const add = (code: TrainCode, path: TrainProblem['path'], detail: TrainProblem['detail'] = {}) =>
    problems.push({ code, path, detail })

  if (!readsDigits(spec)) {
    const { height, width, channels } = spec.input
    add('train-input', ['input'], { shape: `${height}×${width}×${channels}` })
  }

  const shapes = layerShapes(spec)
  const last = spec.layers.length - 1
  const output = shapes[last]
  if (output.length === 3) add('train-picture', ['layers', last], { shape: mapsFirst(output) })
  else if (output[0] !== TRAIN_CLASSES) {
    // Flatten and dropout hand on what the layer before them made.
    const maker = spec.layers.findLastIndex((layer) => 'units' in layer || 'filters' in layer)
    add('train-outputs', ['layers', maker < 0 ? last : maker], { outputs: output[0] })
  }
  const ending = spec.layers[last]
  if ('activation' in ending && ending.activation !== 'linear')
    add('train-activation', ['layers', last, 'activation'], { activation: ending.activation })

  // Filters that read some maps only are computed as full ones, with zeros.
  const { macs } = describeNetwork(withFullFilters(spec))
  const { parameters } = describeNetwork(spec)
  const values = shapes.reduce((sum, shape) => sum + shapeSize(shape), 0)
  if (parameters === 0) add('train-nothing', ['layers'])
  for (const [code, count, most] of [
    ['train-parameters', parameters, TRAIN_LIMITS.parameters],
    ['train-macs', macs, TRAIN_LIMITS.macs],
    ['train-values', values, TRAIN_LIMITS.values],
  ] as const)
    if (count > most) add(code, ['layers'], { count, most })
  return problems
}
