import * as tf from '@tensorflow/tfjs-core'
import { createRandom, randomNormal } from '@/lib/data/random'
import type { AnyNetwork } from '@/lib/nn/layers'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { referenceLossAndGradients } from '@/lib/nn/reference/network'
import type { NetworkSpec } from '@/lib/nn/spec'
import { initialParametersOf } from '@/lib/data/initial-parameters'
import { flatParameters } from '@/lib/tf/operations/parameters'
import { buildPlan } from '@/lib/tf/plan'

/** Small networks that between them use every kind of layer, stride, padding and activation; and LeNet. */
export const specs: NetworkSpec[] = [
  lenet5Modern,
  {
    id: 'strided',
    title: 'stride 2, padding, overlapping max-pooling',
    input: { height: 13, width: 13, channels: 3 },
    layers: [
      { kind: 'conv', name: 'a', filters: 4, kernel: 5, stride: 2, pad: 2, activation: 'relu' },
      { kind: 'pool', name: 'p', mode: 'max', size: 3, stride: 2 },
      { kind: 'conv', name: 'b', filters: 5, kernel: 3, pad: 1, activation: 'tanh' },
      { kind: 'flatten', name: 'f' },
      { kind: 'dense', name: 'd', units: 6, activation: 'sigmoid' },
      { kind: 'dense', name: 'e', units: 3, activation: 'linear' },
    ],
  },
  {
    id: 'uncovered',
    title: 'a stride that leaves rows uncovered, overlapping average pooling',
    input: { height: 12, width: 12, channels: 2 },
    layers: [
      { kind: 'conv', name: 'a', filters: 3, kernel: 3, stride: 2, activation: 'sigmoid' },
      { kind: 'pool', name: 'p', mode: 'average', size: 3, stride: 2 },
      { kind: 'conv', name: 'b', filters: 4, kernel: 2, activation: 'relu' },
      { kind: 'flatten', name: 'f' },
      { kind: 'dense', name: 'e', units: 4, activation: 'linear' },
    ],
  },
]

/** What fused kernels leave to the plain ones. */
const small2012: AnyNetwork = {
  id: 'small-2012',
  title: 'groups of filters, response normalisation',
  input: { height: 13, width: 13, channels: 2 },
  layers: [
    { kind: 'conv', name: 'a', filters: 6, kernel: 5, stride: 2, activation: 'relu' },
    { kind: 'lrn', name: 'm', size: 3, k: 2, alpha: 0.3, beta: 0.75 },
    { kind: 'conv', name: 'b', filters: 4, kernel: 3, pad: 1, groups: 2, activation: 'relu' },
    { kind: 'lrn', name: 'n', size: 5, k: 1.5, alpha: 0.2, beta: 0.6 },
    { kind: 'flatten', name: 'f' },
    { kind: 'dense', name: 'e', units: 4, activation: 'linear' },
  ],
}

export const allSpecs: AnyNetwork[] = [...specs, small2012]

export interface Comparison {
  /** Differences from the plain loops: of the loss, of any logit, and of any gradient relative to the largest one. */
  loss: number
  logits: number
  gradients: number
  largestGradient: number
  /** The same gradients against finite differences of the engine's own loss, at a few parameters, relative likewise. */
  finiteDifferences: number
  /** Tensors that were not given back. */
  leaked: number
}

const EXAMPLES = 4
const worst = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0)

/** Runs a network on the current engine and in plain loops, on the same seeded examples. */
export async function comparePlan(spec: AnyNetwork): Promise<Comparison> {
  const classes = (spec.layers.at(-1) as { units: number }).units
  const { height, width, channels } = spec.input
  const random = createRandom(5)
  const input = Float32Array.from({ length: EXAMPLES * height * width * channels }, () =>
    randomNormal(random),
  )
  const labels = Array.from({ length: EXAMPLES }, () => Math.floor(random() * classes))
  const flat = initialParametersOf(spec, 'he', 3)
  for (let i = 0; i < flat.length; i++) flat[i] += 0.05 * randomNormal(random) // biases too
  const expected = referenceLossAndGradients(spec, flat, input, labels)

  const plan = buildPlan(spec, { use: 'training' })
  const before = tf.memory().numTensors
  const batch = tf.tensor4d(input, [EXAMPLES, height, width, channels])
  const targets = tf.tensor1d(labels, 'int32')

  async function run(values: Float32Array) {
    const flat = tf.tensor1d(values)
    const parameters = flatParameters(spec, flat)
    const { loss, gradients } = plan.lossAndGradients(parameters, batch, targets)
    const logits = plan.logits(parameters, batch)
    const read = await Promise.all([loss.data(), gradients.data(), logits.data()])
    parameters.dispose()
    tf.dispose([loss, gradients, logits, flat])
    return { loss: read[0][0], gradients: read[1].slice(), logits: read[2].slice() }
  }

  const got = await run(flat)
  const largestGradient = expected.gradients.reduce((most, g) => Math.max(most, Math.abs(g)), 0)
  let finiteDifferences = 0
  const step = 1e-2
  for (const at of [0, Math.floor(flat.length / 3), flat.length - 1]) {
    const moved = (by: number) => run(flat.map((value, i) => (i === at ? value + by : value)))
    const slope = ((await moved(step)).loss - (await moved(-step)).loss) / (2 * step)
    finiteDifferences = Math.max(finiteDifferences, Math.abs(slope - got.gradients[at]) / largestGradient)
  }
  tf.dispose([batch, targets])
  return {
    loss: Math.abs(got.loss - expected.loss),
    logits: worst(expected.logits, got.logits),
    gradients: worst(expected.gradients, got.gradients) / largestGradient,
    largestGradient,
    finiteDifferences,
    leaked: tf.memory().numTensors - before,
  }
}
