import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { LEVENBERG_MARQUARDT_FLOOR } from '@/lib/nn/levenberg-marquardt'
import { createAdam, createLevenbergMarquardt, createSgd, type Optimiser } from '@/lib/tf/optimiser'

beforeAll(async () => {
  await startNodeEngine('cpu')
})

const first = Float32Array.of(1, -2, 0.5)
/** Gradient of a bowl with another curvature along each axis. */
const gradientAt = (w: ArrayLike<number>) => Float32Array.of(2 * w[0], 0.5 * w[1], 8 * w[2])

function run(
  optimiser: Optimiser,
  steps: number,
  rate: number,
  { from = first, firstStep = 1, momentum = 0, weightDecay = 0 } = {},
): number[] {
  let parameters = tf.tensor1d(from)
  for (let step = firstStep; step < firstStep + steps; step++) {
    const gradients = tf.tensor1d(gradientAt(parameters.dataSync()))
    const next = optimiser.update(parameters, gradients, step, { learningRate: rate, momentum, weightDecay })
    tf.dispose([parameters, gradients])
    parameters = next
  }
  const values = [...parameters.dataSync()]
  parameters.dispose()
  return values
}

/** The same in plain arithmetic, from the papers. */
function plainSgd(steps: number, rate: number, momentum: number): number[] {
  const w = [...first]
  const v = [0, 0, 0]
  for (let s = 0; s < steps; s++)
    gradientAt(w).forEach((g, i) => {
      v[i] = momentum * v[i] + rate * g
      w[i] -= v[i]
    })
  return w
}

function plainAdam(steps: number, rate: number): number[] {
  const w = [...first]
  const [m, v] = [
    [0, 0, 0],
    [0, 0, 0],
  ]
  for (let s = 1; s <= steps; s++)
    gradientAt(w).forEach((g, i) => {
      m[i] = 0.9 * m[i] + 0.1 * g
      v[i] = 0.999 * v[i] + 0.001 * g * g
      w[i] -= (rate * (m[i] / (1 - 0.9 ** s))) / (Math.sqrt(v[i] / (1 - 0.999 ** s)) + 1e-8)
    })
  return w
}

const close = (got: number[], expected: number[]) =>
  got.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 4))

describe('optimisers', () => {
  it('SGD with momentum follows Krizhevsky 2012 §5', () =>
    close(run(createSgd(3), 20, 0.01, { momentum: 0.9 }), plainSgd(20, 0.01, 0.9)))
  it('SGD without momentum is plain descent', () => close(run(createSgd(3), 5, 0.05), plainSgd(5, 0.05, 0)))
  it('Adam follows Kingma and Ba', () => close(run(createAdam(3), 20, 0.01), plainAdam(20, 0.01)))

  it('weight decay pulls every parameter towards 0 as a part of the gradient', () => {
    const decay = 0.3
    const w = [...first]
    for (let s = 0; s < 8; s++) gradientAt(w).forEach((g, i) => (w[i] -= 0.05 * (g + decay * w[i])))
    close(run(createSgd(3), 8, 0.05, { weightDecay: decay }), w)
  })

  it('Levenberg-Marquardt divides each step by mu + h', () => {
    const h = [2, 0.5, 8]
    const w = [...first]
    for (let s = 0; s < 8; s++)
      gradientAt(w).forEach((g, i) => (w[i] -= (0.05 * g) / (LEVENBERG_MARQUARDT_FLOOR + h[i])))
    const optimiser = createLevenbergMarquardt(3)
    optimiser.curvature!(tf.tensor1d(h))
    close(run(optimiser, 8, 0.05), w)
    expect([...optimiser.state()[0].dataSync()]).toEqual(h)
    optimiser.dispose()
  })

  it.each([
    ['SGD', (kept: Float32Array | null) => createSgd(3, kept)],
    ['Adam', (kept: Float32Array | null) => createAdam(3, kept)],
  ])('%s goes on from its kept state as if it had not stopped', (_, create) => {
    const whole = run(create(null), 12, 0.01, { momentum: 0.9 })
    const before = create(null)
    const half = run(before, 6, 0.01, { momentum: 0.9 })
    const kept = Float32Array.from(before.state().flatMap((t) => [...t.dataSync()]))
    close(run(create(kept), 6, 0.01, { from: Float32Array.from(half), firstStep: 7, momentum: 0.9 }), whole)
  })

  it('leaves no tensors behind', () => {
    const before = tf.memory().numTensors
    const optimiser = createAdam(3)
    run(optimiser, 5, 0.01)
    optimiser.dispose()
    expect(tf.memory().numTensors).toBe(before)
  })
})
