import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import type { Activation, ConvLayer, DenseLayer, LayerSpec, PoolLayer } from '@/lib/nn/spec'
import { activationGradient } from './activation'
import type { Operation } from './operation'
import { multiply } from './multiply'

/** Places of a layer's weight and bias in `parameterList`; empty where it has none. */
type Places = readonly number[]

const kernel = (name: string, inputs: Record<string, Tensor>, attrs: object): Tensor =>
  tf.engine().runKernel(name, inputs, attrs as tf.NamedAttrMap) as Tensor

/** tfjs fuses these with a convolution or a matrix product on every engine; the others run after it. */
const fusable = (activation: Activation): 'linear' | 'relu' => (activation === 'relu' ? 'relu' : 'linear')

function activate(x: Tensor, activation: Activation): Tensor {
  if (activation === 'tanh') return tf.tanh(x)
  if (activation === 'sigmoid') return tf.sigmoid(x)
  return x
}

/** Sum over all but the last axis, as a product with a row of ones: engines sum far slower than they multiply. */
function biasGradient(dy: Tensor): Tensor {
  const channels = dy.shape[dy.shape.length - 1]
  const rows = dy.size / channels
  return tf.reshape(multiply(tf.ones([1, rows]), tf.reshape(dy, [rows, channels]) as Tensor2D), [channels])
}

function convolution(layer: ConvLayer, [weight, bias]: Places): Operation {
  const stride = layer.stride ?? 1
  const side = [layer.pad ?? 0, layer.pad ?? 0] as [number, number]
  const pad: tf.backend_util.ExplicitPadding = [[0, 0], side, side, [0, 0]]
  const attrs = { strides: stride, pad, dataFormat: 'NHWC', dimRoundingMode: 'floor' }
  return {
    layers: 1,
    forward: (x, parameters) => {
      const sum = tf.fused.conv2d({
        x: x as Tensor4D,
        filter: parameters.tensor(weight) as Tensor4D,
        bias: parameters.tensor(bias),
        strides: stride,
        pad,
        dimRoundingMode: 'floor',
        activation: fusable(layer.activation),
      })
      return { y: activate(sum, layer.activation), kept: [] }
    },
    backward: (dy, { x, y }, parameters, wanted) => {
      const d = activationGradient(dy, y, layer.activation)
      const filter = parameters.tensor(weight)
      return {
        input: wanted.input
          ? kernel('Conv2DBackpropInput', { dy: d, filter }, { ...attrs, inputShape: x.shape })
          : null,
        parameters: wanted.parameters
          ? [
              kernel('Conv2DBackpropFilter', { x, dy: d }, { ...attrs, filterShape: filter.shape }),
              biasGradient(d),
            ]
          : [],
      }
    },
  }
}

function pooling({ mode, size, stride }: PoolLayer): Operation {
  const attrs = { filterSize: size, strides: stride, pad: 'valid', dimRoundingMode: 'floor' }
  return {
    layers: 1,
    forward: (x) => ({ y: kernel(mode === 'max' ? 'MaxPool' : 'AvgPool', { x }, attrs), kept: [] }),
    backward: (dy, { x, y }) => ({
      input:
        mode === 'max'
          ? kernel('MaxPoolGrad', { dy, input: x, output: y }, attrs)
          : kernel('AvgPoolGrad', { dy, input: x }, attrs),
      parameters: [],
    }),
  }
}

const flatten: Operation = {
  layers: 1,
  forward: (x) => ({ y: tf.reshape(x, [x.shape[0], -1]), kept: [] }),
  backward: (dy, { x }) => ({ input: tf.reshape(dy, x.shape), parameters: [] }),
}

function dense(layer: DenseLayer, [weight, bias]: Places): Operation {
  return {
    layers: 1,
    forward: (x, parameters) => {
      const sum = tf.fused.matMul({
        a: x as Tensor2D,
        b: parameters.tensor(weight) as Tensor2D,
        bias: parameters.tensor(bias),
        activation: fusable(layer.activation),
      })
      return { y: activate(sum, layer.activation), kept: [] }
    },
    backward: (dy, { x, y }, parameters, wanted) => {
      const d = activationGradient(dy, y, layer.activation) as Tensor2D
      return {
        input: wanted.input ? multiply(d, parameters.tensor(weight) as Tensor2D, { transposeB: true }) : null,
        parameters: wanted.parameters
          ? [multiply(x as Tensor2D, d, { transposeA: true }), biasGradient(d)]
          : [],
      }
    },
  }
}

/** The operation that computes one layer of a spec with the kernels that every engine has. */
export function plainOperation(layer: LayerSpec, places: Places): Operation {
  switch (layer.kind) {
    case 'conv':
      return convolution(layer, places)
    case 'pool':
      return pooling(layer)
    case 'flatten':
      return flatten
    case 'dense':
      return dense(layer, places)
    default:
      return layer satisfies never
  }
}
