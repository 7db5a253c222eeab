import * as tf from '@tensorflow/tfjs-core'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { alexnetTorchvision } from '@/lib/nn/alexnet'
import { parameterList } from '@/lib/nn/parameters'
import type { Activation, LayerSpec } from '@/lib/nn/spec'
import { WASM_FOLDER } from '../../wasm-folder'
import { FILES } from '../task'
import { fetchFloats, serveInference } from './serve-inference'

type Parameters = ReadonlyMap<string, tf.Tensor>

/** The two that AlexNet has; TensorFlow.js fuses them with the product before. */
const fusable = (activation: Activation) => (activation === 'relu' ? 'relu' : 'linear')

function runLayer(layer: LayerSpec, x: tf.Tensor, parameters: Parameters): tf.Tensor {
  const weight = parameters.get(`${layer.name}.weight`)
  const bias = parameters.get(`${layer.name}.bias`)
  switch (layer.kind) {
    case 'conv': {
      const { stride = 1, pad = 0 } = layer
      const sides = [
        [0, 0],
        [pad, pad],
        [pad, pad],
        [0, 0],
      ] as tf.backend_util.ExplicitPadding
      return tf.fused.conv2d({
        x: x as tf.Tensor4D,
        filter: weight as tf.Tensor4D,
        bias,
        activation: fusable(layer.activation),
        strides: stride,
        pad: sides,
        dimRoundingMode: 'floor',
      })
    }
    case 'pool':
      return tf.maxPool(x as tf.Tensor4D, layer.size, layer.stride, 'valid')
    case 'flatten':
      return tf.reshape(x, [1, -1])
    case 'dense':
      return tf.fused.matMul({
        a: x as tf.Tensor2D,
        b: weight as tf.Tensor2D,
        bias,
        activation: fusable(layer.activation),
      })
  }
}

/** TensorFlow.js's own wasm engine and fused operations, one thread: its threads do not survive bundling. */
serveInference(async () => {
  setWasmPaths(WASM_FOLDER)
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
  if (!(await tf.setBackend('wasm'))) throw new Error('the wasm backend did not start')
  const weights = await fetchFloats(FILES.weights)
  const parameters = new Map(
    parameterList(alexnetTorchvision).map(({ name, shape, offset, size }) => [
      name,
      tf.tensor(weights.subarray(offset, offset + size), [...shape]),
    ]),
  )
  const picture = await fetchFloats(FILES.channelsLast)
  return {
    detail: '1 thread',
    async run() {
      const logits = tf.tidy(() =>
        alexnetTorchvision.layers.reduce(
          (x, layer) => runLayer(layer, x, parameters),
          tf.tensor(picture, [1, 224, 224, 3]) as tf.Tensor,
        ),
      )
      const values = await logits.data()
      logits.dispose()
      return values
    },
  }
})
