import { describe, expect, it } from 'vitest'
import type { AnyLayer, AnyNetwork } from '@/lib/nn/layers'
import type { LossSpec } from '@/lib/nn/loss'
import { parameterCount, parameterList } from '@/lib/nn/parameters'
import { levenbergMarquardtSteps, referenceSecondDerivatives } from '@/lib/nn/reference/levenberg-marquardt'
import { referenceLossAndGradients, referenceOutputs, type RunOptions } from '@/lib/nn/reference/network'
import { expectClose, randomValues } from './finite-differences'

/*
 * The recursion leaves out the bend of the activations and all cross terms. These networks are small or sparse enough
 * that some or all of that is nothing, so that finite differences give what it must give.
 */

const batch = 3
const codes = [
  ['#.#.', '.#.#'],
  ['##..', '..##'],
  ['....', '####'],
]
const rbf: AnyLayer = { kind: 'rbf', name: 'r', codes }
const vector = (name: string, units: number, activation: 'scaled-tanh' | 'sigmoid' | 'linear'): AnyLayer => ({
  kind: 'dense',
  name,
  units,
  activation,
})
const flatten: AnyLayer = { kind: 'flatten', name: 'flatten' }

function network(side: [height: number, width: number, channels: number], ...layers: AnyLayer[]): AnyNetwork {
  const [height, width, channels] = side
  return { id: 'tiny', title: 'Tiny', input: { height, width, channels }, layers }
}

function exampleOf(spec: AnyNetwork) {
  const { height, width, channels } = spec.input
  return {
    parameters: randomValues(parameterCount(spec), 81),
    input: randomValues(batch * height * width * channels, 82),
    labels: [2, 0, 1],
  }
}

/** Gauss-Newton diagonal of equation 8: mean over the examples of 2 (dx/dw)^2, summed over the inputs x of the RBF units. */
function gaussNewton(spec: AnyNetwork, options: RunOptions): Float64Array {
  const { parameters, input } = exampleOf(spec)
  const codeInputs = (p: Float64Array) => referenceOutputs(spec, p, input, options).at(-2)!
  const h = 1e-5
  return parameters.map((value, k) => {
    const at = (moved: number) => codeInputs(parameters.map((p, i) => (i === k ? moved : p)))
    const [above, below] = [at(value + h), at(value - h)]
    return above.reduce((sum, x, i) => sum + 2 * ((x - below[i]) / (2 * h)) ** 2, 0) / batch
  })
}

/** d2E/dw2 itself, from the gradients beside it. */
function curvature(spec: AnyNetwork, loss: LossSpec): Float64Array {
  const { parameters, input, labels } = exampleOf(spec)
  const h = 1e-5
  return parameters.map((value, k) => {
    const at = (moved: number) => {
      const p = parameters.map((old, i) => (i === k ? moved : old))
      return referenceLossAndGradients(spec, p, input, labels, { loss }).gradients[k]
    }
    return (at(value + h) - at(value - h)) / (2 * h)
  })
}

const conv = { kind: 'conv', name: 'a', filters: 2, kernel: 2, activation: 'scaled-tanh' } as const
const table = { kind: 'table-conv', name: 'a', table: [[0, 1], [1]], kernel: 2, activation: 'tanh' } as const
const depthwise = { kind: 'depthwise-conv', name: 'a', kernel: 2, activation: 'sigmoid' } as const
const norm = { kind: 'batch-norm', name: 'n', activation: 'scaled-tanh' } as const
const statistics = Float64Array.from([0.2, -0.3, 0.8, 1.7])

/*
 * Exact with equation 8, whose second derivatives with respect to the RBF's inputs have no cross terms: one layer of
 * shared weights right before the RBF units; two dense layers (the cross terms of the upper one would only matter a
 * layer further down); a layer that gives each output an input of its own (normalisation, dropout, the greatest of
 * windows that do not overlap) in between.
 */
const exact: [name: string, spec: AnyNetwork, options?: RunOptions][] = [
  [
    'two dense layers',
    network([1, 1, 5], flatten, vector('a', 4, 'sigmoid'), vector('b', 8, 'scaled-tanh'), rbf),
  ],
  ['convolution, its weights used four times', network([3, 3, 2], conv, flatten, rbf)],
  ['convolution with a table', network([3, 3, 2], table, flatten, rbf)],
  ['depthwise convolution', network([3, 3, 2], depthwise, flatten, rbf)],
  [
    'trained sub-sampling',
    network(
      [4, 4, 2],
      { kind: 'subsample', name: 'a', size: 2, stride: 2, activation: 'scaled-tanh' },
      flatten,
      rbf,
    ),
  ],
  [
    'convolution under the greatest of 2x2',
    network([5, 5, 2], conv, { kind: 'pool', name: 'p', mode: 'max', size: 2, stride: 2 }, flatten, rbf),
  ],
  [
    'convolution under normalisation with running statistics',
    network([3, 3, 2], { ...conv, activation: 'linear' }, norm, flatten, rbf),
    { statistics },
  ],
  [
    'dense layer under dropout',
    network(
      [1, 1, 5],
      flatten,
      vector('a', 8, 'scaled-tanh'),
      { kind: 'dropout', name: 'o', rate: 0.5 },
      rbf,
    ),
    { masks: { o: Float64Array.from({ length: 24 }, (_, i) => i % 3 && 1) } },
  ],
  [
    'a chain of one unit, three layers deep',
    network(
      [4, 4, 1],
      { kind: 'conv', name: 'a', filters: 1, kernel: 4, activation: 'scaled-tanh' },
      flatten,
      vector('b', 1, 'scaled-tanh'),
      vector('c', 8, 'scaled-tanh'),
      rbf,
    ),
  ],
]

describe('the recursion for h_kk', () => {
  it.each(exact)('is the Gauss-Newton diagonal for equation 8: %s', (_, spec, options = {}) => {
    const { parameters, input } = exampleOf(spec)
    const made = referenceSecondDerivatives(spec, parameters, input, { ...options, loss: { kind: 'mle' } })
    expectClose(made, gaussNewton(spec, options), 1e-8)
    for (const { name, offset, size } of parameterList(spec))
      expect(Math.max(...made.subarray(offset, offset + size)), name).toBeGreaterThan(1e-4)
  })

  const linear: [name: string, spec: AnyNetwork, loss: LossSpec][] = [
    ['equation 9', network([1, 1, 5], flatten, vector('a', 8, 'linear'), rbf), { kind: 'map', rubbish: 9 }],
    ['equation 8', network([1, 1, 5], flatten, vector('a', 8, 'linear'), rbf), { kind: 'mle' }],
    ['cross-entropy', network([1, 1, 5], flatten, vector('a', 3, 'linear')), { kind: 'cross-entropy' }],
    [
      'equation 8 over two layers',
      network([1, 1, 5], flatten, vector('a', 4, 'linear'), vector('b', 8, 'linear'), rbf),
      { kind: 'mle' },
    ],
    [
      'equation 8 over the mean of 2x2 of one map',
      network(
        [4, 4, 1],
        { kind: 'pool', name: 'p', mode: 'average', size: 2, stride: 2 },
        flatten,
        vector('b', 8, 'linear'),
        rbf,
      ),
      { kind: 'mle' },
    ],
  ]
  it.each(linear)('is the second derivative of the loss itself for linear units: %s', (_, spec, loss) => {
    const { parameters, input } = exampleOf(spec)
    const made = referenceSecondDerivatives(spec, parameters, input, { loss })
    expectClose(made, curvature(spec, loss), 1e-7)
    expect(Math.max(...made)).toBeGreaterThan(0.01)
  })

  it('passes on the squares of what an average passes on', () => {
    // One unit reads the mean of a 2x2 window of one filter: dx/dw = v f' (u1 + u2 + u3 + u4) / 4 has cross terms, which
    // are left out: h = 2 v^2 (u1^2 + ... + u4^2) / 16.
    const spec = network(
      [2, 2, 1],
      { kind: 'conv', name: 'a', filters: 1, kernel: 1, activation: 'linear' },
      { kind: 'pool', name: 'p', mode: 'average', size: 2, stride: 2 },
      flatten,
      { kind: 'rbf', name: 'r', codes: [['#'], ['.']] },
    )
    const made = referenceSecondDerivatives(spec, [0.7, 0.1], [1, 2, 3, 4], { loss: { kind: 'mle' } })
    expectClose(made, [(2 * 30) / 16, (2 * 4) / 16], 1e-12)
  })

  it('leaves out the cross terms further down: three wide layers differ from Gauss-Newton, in the lowest alone', () => {
    const spec = network(
      [1, 1, 5],
      flatten,
      vector('a', 4, 'scaled-tanh'),
      vector('b', 4, 'scaled-tanh'),
      vector('c', 8, 'scaled-tanh'),
      rbf,
    )
    const { parameters, input } = exampleOf(spec)
    const made = referenceSecondDerivatives(spec, parameters, input, { loss: { kind: 'mle' } })
    const full = gaussNewton(spec, {})
    const from = parameterList(spec).find(({ name }) => name === 'b.weight')!.offset
    expectClose(made.subarray(from), full.subarray(from), 1e-8)
    expect(Math.abs(made[0] - full[0])).toBeGreaterThan(1e-3)
    expect(made.every((value) => value >= 0)).toBe(true)
  })

  it('gives the step rate / (floor + h), as the paper prints it with 0.02', () => {
    expectClose(levenbergMarquardtSteps([0, 0.08, 4.98], 0.0005, 0.02), [0.025, 0.005, 0.0001], 1e-15)
  })
})
