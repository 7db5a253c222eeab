import type { AnyNetwork } from './layers'
import { parameterCount } from './parameters'
import { layerInputs, layerShapes, shapeSize } from './shapes'
import { halvedLayers, talkingLayers } from './traffic'

const FLOAT32_BYTES = 4

/** Whether a layer puts out values of its own. Flatten hands on what it gets; dropout can work in place. */
const putsOut = ({ kind }: AnyNetwork['layers'][number]) => kind !== 'flatten' && kind !== 'dropout'

/**
 * Bytes in float32 of one example on its way through a network: the input and what every layer puts out, held together
 * until the answer is there. Flatten and dropout hand on what they get.
 */
export function activationBytes(spec: AnyNetwork): number {
  return FLOAT32_BYTES * (inputSize(spec) + outputSize(spec))
}

function inputSize({ input }: AnyNetwork): number {
  return input.height * input.width * input.channels
}

function outputSize(spec: AnyNetwork): number {
  return layerShapes(spec).reduce(
    (sum, shape, i) => sum + (putsOut(spec.layers[i]) ? shapeSize(shape) : 0),
    0,
  )
}

/**
 * How gradients of values are held on the way back: 'kept' beside every value, as the program of 2012 did unless told to
 * save memory (its src/layer.cu, option conserve-mem), or 'shared': only those of the layer at hand, what comes in and what
 * goes out.
 */
export const gradientHoldings = ['kept', 'shared'] as const
export type GradientHolding = (typeof gradientHoldings)[number]

/** Bytes in float32 on one machine in training. */
export interface TrainingMemory {
  weights: number
  /** One for each weight. */
  gradients: number
  /** One for each weight: the previous step. */
  momentum: number
  /** Of the whole batch: the examples and what every layer puts out, kept for the way back. */
  values: number
  /** Of the whole batch. */
  valueGradients: number
}

/**
 * What training by gradient descent with momentum must hold for a batch. A floor: working space of the convolutions,
 * batches that wait, and the system's own are not counted.
 *
 * With `halved`, on one of two machines that each hold half of every layer (traffic.ts): half of the weights and of the
 * values, all of the example, and a copy of what each talking layer fetches, with a gradient for each value of the copy.
 */
export function trainingMemory(
  spec: AnyNetwork,
  batch: number,
  { halved = false, gradients = 'kept' as GradientHolding } = {},
): TrainingMemory {
  const share = halved ? 2 : 1
  const fetched = halved ? fetchedBy(spec) : new Map<string, number>()
  const copies = [...fetched.values()].reduce((sum, count) => sum + count, 0)
  const made = outputSize(spec) / share + copies
  const weights = (FLOAT32_BYTES * parameterCount(spec)) / share
  return {
    weights,
    gradients: weights,
    momentum: weights,
    values: FLOAT32_BYTES * batch * (inputSize(spec) + made),
    valueGradients:
      FLOAT32_BYTES * batch * (gradients === 'kept' ? made : greatestPair(spec, share, fetched)),
  }
}

/** Values that one half fetches for one example, by layer. */
const fetchedBy = (spec: AnyNetwork): Map<string, number> =>
  new Map(halvedLayers(spec, new Set(talkingLayers(spec))).map(({ name, fetched }) => [name, fetched]))

/** The most that a layer needs at once on the way back: gradients of what it put out and of what it read. */
function greatestPair(spec: AnyNetwork, share: number, fetched: ReadonlyMap<string, number>): number {
  const inputs = layerInputs(spec)
  const outputs = layerShapes(spec)
  return Math.max(
    ...spec.layers.map((layer, i) => {
      if (!putsOut(layer)) return 0
      // Nobody asks for the gradient of the example itself.
      const read = i === 0 ? 0 : shapeSize(inputs[i]) / share + (fetched.get(layer.name) ?? 0)
      return shapeSize(outputs[i]) / share + read
    }),
  )
}

/** All of it. */
export const totalMemory = (memory: TrainingMemory): number =>
  memory.weights + memory.gradients + memory.momentum + memory.values + memory.valueGradients

/** The most examples in a batch for which everything fits into so many bytes; 0 where not even one does. */
export function greatestBatch(
  spec: AnyNetwork,
  bytes: number,
  options: Parameters<typeof trainingMemory>[2] = {},
): number {
  const fixed = totalMemory(trainingMemory(spec, 0, options))
  const each = totalMemory(trainingMemory(spec, 1, options)) - fixed
  return Math.max(0, Math.floor((bytes - fixed) / each))
}
