import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-backend-webgl'
import '@tensorflow/tfjs-backend-webgpu'
import * as layers from '@tensorflow/tfjs-layers'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { parameterList } from '@/lib/nn/parameters'
import type { LayerSpec } from '@/lib/nn/spec'
import { BATCH, LEARNING_RATE, MOMENTUM } from '../task'
import { serveTraining } from './serve-training'

function toLayer(layer: LayerSpec, inputShape?: [number, number, number]) {
  switch (layer.kind) {
    case 'conv':
      return layers.layers.conv2d({
        filters: layer.filters,
        kernelSize: layer.kernel,
        activation: layer.activation,
        inputShape,
      })
    case 'pool':
      return layers.layers.averagePooling2d({ poolSize: layer.size, strides: layer.stride })
    case 'flatten':
      return layers.layers.flatten()
    case 'dense':
      return layers.layers.dense({
        units: layer.units,
        activation: layer.activation === 'linear' ? 'softmax' : layer.activation,
      })
  }
}

/** TensorFlow.js as its guide has it: a Sequential model and `fit`. The digits lie ready as tensors on the engine. */
serveTraining(async ({ engine }, batches, weights) => {
  if (!(await tf.setBackend(engine))) throw new Error(`the ${engine} backend did not start`)
  const model = layers.sequential({
    layers: lenet5Modern.layers.map((layer, i) => toLayer(layer, i === 0 ? [32, 32, 1] : undefined)),
  })
  model.setWeights(
    parameterList(lenet5Modern).map(({ shape, offset, size }) =>
      tf.tensor(weights.subarray(offset, offset + size), [...shape]),
    ),
  )
  model.compile({ optimizer: tf.train.momentum(LEARNING_RATE, MOMENTUM), loss: 'categoricalCrossentropy' })

  const count = batches.length
  const inputs = new Float32Array(count * BATCH * 32 * 32)
  batches.forEach((batch, i) => inputs.set(batch.inputs, i * batch.inputs.length))
  const digits = tf.tensor4d(inputs, [count * BATCH, 32, 32, 1])
  const labels = tf.tensor1d(
    batches.flatMap((batch) => [...batch.labels]),
    'int32',
  )
  const targets = tf.cast(tf.oneHot(labels, 10), 'float32')

  /** `fit` over `steps` batches that follow each other; nothing yields in between. */
  async function fit(first: number, steps: number): Promise<number> {
    const x = tf.slice(digits, [first * BATCH, 0, 0, 0], [steps * BATCH, 32, 32, 1])
    const y = tf.slice(targets, [first * BATCH, 0], [steps * BATCH, 10])
    const { history } = await model.fit(x, y, {
      batchSize: BATCH,
      epochs: 1,
      shuffle: false,
      verbose: 0,
      yieldEvery: 'never',
    })
    tf.dispose([x, y])
    return history.loss[0] as number
  }

  return {
    detail: engine,
    async train(from, steps) {
      let loss = NaN
      for (let done = 0; done < steps;) {
        const first = (from + done) % count
        const now = Math.min(steps - done, count - first)
        loss = await fit(first, now)
        done += now
      }
      return loss
    },
  }
})
