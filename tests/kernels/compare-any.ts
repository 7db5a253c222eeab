import * as tf from '@tensorflow/tfjs-core'
import { dropoutMask } from '@/lib/data/dropout-mask'
import { initialParametersOf } from '@/lib/data/initial-parameters'
import { createRandom, randomNormal } from '@/lib/data/random'
import { lenet5, lenet5Published, modernChoices } from '@/lib/nn/lenet5-choices'
import { fittingLosses } from '@/lib/nn/loss'
import { referenceSecondDerivatives } from '@/lib/nn/reference/levenberg-marquardt'
import { referenceLossAndGradients } from '@/lib/nn/reference/network'
import type { EngineName } from '@/lib/tf/engines/engine'
import { startEngine } from '@/lib/tf/engines/start'
import { flatParameters } from '@/lib/tf/operations/parameters'
import { buildPlan } from '@/lib/tf/plan'

const EXAMPLES = 2
const SEED = 5
const worst = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0)
const largest = (values: ArrayLike<number>) => worst(values, new Float64Array(values.length))

/** The 1998 form, and one with dropout and batch normalisation, on an engine against plain loops: relative differences. */
export async function compareForms(name: EngineName) {
  await startEngine(name, { wasmFolder: '/wasm/4.22.0/', threads: 1 })
  const random = createRandom(8)
  const input = Float32Array.from({ length: EXAMPLES * 1024 }, () => randomNormal(random))
  const labels = [7, 3]
  const results = []
  for (const spec of [lenet5Published, lenet5({ ...modernChoices, batchNorm: true, dropout: 0.4 })]) {
    const flat = initialParametersOf(spec, 'glorot', 2)
    const loss = fittingLosses(spec)[0]
    const masks = {
      'c5-drop': dropoutMask(SEED, 'c5-drop', 0.4, EXAMPLES * 120),
      'f6-drop': dropoutMask(SEED, 'f6-drop', 0.4, EXAMPLES * 84),
    }
    const expected = referenceLossAndGradients(spec, flat, input, labels, { loss, masks })
    const curvature = referenceSecondDerivatives(spec, flat, input, { loss, masks })
    const plan = buildPlan(spec, { use: 'training', loss })
    const before = tf.memory().numTensors
    const tensors = {
      batch: tf.tensor4d(input, [EXAMPLES, 32, 32, 1]),
      labels: tf.tensor1d(labels, 'int32'),
      flat: tf.tensor1d(flat),
    }
    const view = flatParameters(spec, tensors.flat)
    const made = plan.lossAndGradients(view, tensors.batch, tensors.labels, SEED)
    const h = plan.secondDerivatives(view, tensors.batch, SEED)
    results.push({
      id: spec.id,
      loss: Math.abs((await made.loss.data())[0] - expected.loss) / expected.loss,
      gradients: worst(expected.gradients, await made.gradients.data()) / largest(expected.gradients),
      curvature: worst(curvature, await h.data()) / largest(curvature),
      leaked: 0,
    })
    view.dispose()
    tf.dispose(made)
    tf.dispose([...Object.values(tensors), h])
    plan.dispose()
    results.at(-1)!.leaked = tf.memory().numTensors - before
  }
  return results
}
