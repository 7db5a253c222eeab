import * as tf from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dropoutMask } from '@/lib/data/dropout-mask'
import { initialParametersOf } from '@/lib/data/initial-parameters'
import { toFullFilters } from '@/lib/nn/full-filters'
import type { AnyActivation, AnyLayer, AnyNetwork } from '@/lib/nn/layers'
import {
  activationChoices,
  c3Choices,
  lenet5,
  lenet5Published,
  modernChoices,
  subsamplingChoices,
} from '@/lib/nn/lenet5-choices'
import { fittingLosses, RUBBISH_PENALTY, type LossSpec } from '@/lib/nn/loss'
import { parameterCount } from '@/lib/nn/parameters'
import { referenceSecondDerivatives } from '@/lib/nn/reference/levenberg-marquardt'
import {
  referenceBatchStatistics,
  referenceLossAndGradients,
  referenceOutputs,
} from '@/lib/nn/reference/network'
import { initialStatistics } from '@/lib/nn/statistics'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { flatParameters } from '@/lib/tf/operations/parameters'
import { buildPlan } from '@/lib/tf/plan'
import { randomValues } from '../nn/finite-differences'

const SEED = 77
const codes = [
  ['#.#', '.#.'],
  ['##.', '..#'],
  ['...', '###'],
]
const rbf: AnyLayer = { kind: 'rbf', name: 'r', codes }
const logits: AnyLayer = { kind: 'dense', name: 'r', units: 3, activation: 'linear' }

/** Every kind of layer that is not in every network. */
const tiny = (activation: AnyActivation, last: AnyLayer): AnyNetwork => ({
  id: 'tiny',
  title: `tiny, ${activation}, ${last.kind}`,
  input: { height: 9, width: 8, channels: 2 },
  layers: [
    { kind: 'conv', name: 'a', filters: 3, kernel: 3, activation },
    { kind: 'subsample', name: 'b', size: 2, stride: 1, activation },
    { kind: 'table-conv', name: 'c', table: [[0, 2], [1], [0, 1, 2]], kernel: 2, activation: 'linear' },
    { kind: 'batch-norm', name: 'n', activation, epsilon: 1e-2 },
    { kind: 'depthwise-conv', name: 'd', kernel: 3, stride: 2, pad: 1, activation },
    { kind: 'flatten', name: 'e' },
    { kind: 'dropout', name: 'o', rate: 0.25 },
    { kind: 'dense', name: 'f', units: 6, activation: 'linear' },
    { kind: 'batch-norm', name: 'm', activation },
    last,
  ],
})

const choices = [
  ...c3Choices.map((c3) => lenet5({ ...modernChoices, c3 })),
  ...subsamplingChoices.map((subsampling) => lenet5({ ...modernChoices, subsampling })),
  ...activationChoices.map((activation) => lenet5({ ...modernChoices, activation })),
  lenet5({ ...modernChoices, dropout: 0.5, batchNorm: true }),
  lenet5({ ...modernChoices, output: 'rbf', activation: 'tanh' }),
  lenet5Published,
]
const cases: { title: string; spec: AnyNetwork; loss: LossSpec }[] = [
  ...(['scaled-tanh', 'relu', 'sigmoid'] as const).flatMap((activation) =>
    [rbf, logits].flatMap((last) => {
      const spec = tiny(activation, last)
      return fittingLosses(spec).map((loss) => ({ title: `${spec.title}, ${loss.kind}`, spec, loss }))
    }),
  ),
  ...choices.flatMap((spec) =>
    fittingLosses(spec).map((loss) => ({ title: `${spec.id}, ${loss.kind}`, spec, loss })),
  ),
]

const largest = (values: ArrayLike<number>) =>
  Array.from(values).reduce((most, value) => Math.max(most, Math.abs(value)), 0)
/** Largest difference, as a share of the largest value. */
const apart = (got: ArrayLike<number>, expected: ArrayLike<number>) => {
  expect(got.length).toBe(expected.length)
  return largest(Array.from(expected, (value, i) => value - got[i])) / largest(expected)
}
const read = async (tensor: tf.Tensor) => Array.from(await tensor.data<'float32'>())

describe.each(['cpu', 'wasm'] as const)('%s', (engine) => {
  beforeAll(async () => void (await startNodeEngine(engine)))
  afterAll(() => tf.removeBackend(engine))

  it.each(cases)('$title: as the plain loops', async ({ spec, loss }) => {
    const examples = 3
    const { height, width, channels } = spec.input
    const input = Float32Array.from(randomValues(examples * height * width * channels, 71))
    const labels = [2, 0, 1]
    const flat = initialParametersOf(spec, 'glorot', 5).map((value, i) => value + 0.03 * Math.sin(i))
    const running = initialStatistics(spec).map((value, i) => value + 0.2 * Math.cos(i))
    const masks = Object.fromEntries(
      spec.layers.flatMap((layer) => {
        if (layer.kind !== 'dropout') return []
        const size = { o: 18, 'c5-drop': 120, 'f6-drop': 84 }[layer.name]! * examples
        return [[layer.name, dropoutMask(SEED, layer.name, layer.rate, size)]]
      }),
    )
    const expected = referenceLossAndGradients(spec, flat, input, labels, { loss, masks })

    const plan = buildPlan(spec, { use: 'training', loss })
    expect(plan.size).toBe(parameterCount(spec))
    const before = tf.memory().numTensors
    const batch = tf.tensor4d(input, [examples, height, width, channels])
    const target = tf.tensor1d(labels, 'int32')
    const parameters = tf.tensor1d(flat)
    const statistics = tf.tensor1d(running)
    const view = flatParameters(spec, parameters, statistics)

    const made = plan.lossAndGradients(view, batch, target, SEED)
    expect((await read(made.loss))[0]).toBeCloseTo(expected.loss, 4)
    expect(apart(await read(made.gradients), expected.gradients)).toBeLessThan(2e-4)
    expect(largest(expected.gradients)).toBeGreaterThan(1e-4)
    if (running.length > 0)
      expect(
        apart(await read(made.statistics!), referenceBatchStatistics(spec, flat, input, masks)),
      ).toBeLessThan(1e-4)
    else expect(made.statistics).toBeUndefined()

    // As after training: running statistics, nothing dropped.
    const options = running.length > 0 ? { loss, statistics: running } : { loss }
    const after = referenceLossAndGradients(spec, flat, input, labels, options)
    const answered = plan.logits(view, batch)
    const told = plan.lossOf(answered, target)
    expect(apart(await read(answered), after.logits)).toBeLessThan(1e-4)
    expect((await read(told))[0]).toBeCloseTo(after.loss, 4)
    const each = buildPlan(spec, { use: 'inference', fuse: false })
    const outputs = each.outputs(view, batch)
    const layers = referenceOutputs(spec, flat, input, options)
    expect(outputs.length).toBe(layers.length)
    for (const [i, output] of outputs.entries())
      expect(apart(await read(output), layers[i]), spec.layers[i].name).toBeLessThan(2e-4)

    const h = plan.secondDerivatives(view, batch, SEED)
    expect(apart(await read(h), referenceSecondDerivatives(spec, flat, input, { loss, masks }))).toBeLessThan(
      1e-3,
    )

    view.dispose()
    tf.dispose([batch, target, parameters, statistics, answered, told, outputs, h])
    tf.dispose(made)
    plan.dispose()
    each.dispose()
    expect(tf.memory().numTensors).toBe(before)
  })
})

it('puts the weights of a table where the full filter has them', () => {
  const flat = Float32Array.from({ length: parameterCount(lenet5Published) }, (_, i) => i + 1)
  const full = toFullFilters(lenet5Published, flat)
  expect(full.length - flat.length).toBe(36 * 25) // 96 - 60 links of 25 weights
  expect(full.filter((value) => value !== 0).length).toBe(flat.length)
  expect(RUBBISH_PENALTY).toBeGreaterThan(0)
})
