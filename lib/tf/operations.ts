import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import type { Activation, ConvLayer, DenseLayer, LayerSpec, PoolLayer } from '@/lib/nn/spec'
import { multiply } from './multiply'

/** One step of a plan: NHWC in, NHWC out. Tensors it makes belong to the tidy around the plan. */
export interface Operation {
  forward(x: Tensor, parameters: readonly Tensor[]): Tensor
  /**
   * @param dy gradient of the loss by this operation's output
   * @param wantInput false for the first layer, whose input is the picture
   * @returns gradients by the input and by each parameter
   */
  backward(
    dy: Tensor,
    x: Tensor,
    y: Tensor,
    parameters: readonly Tensor[],
    wantInput: boolean,
  ): { input: Tensor | null; parameters: Tensor[] }
}

const kernel = (name: string, inputs: Record<string, Tensor>, attrs: object): Tensor =>
  tf.engine().runKernel(name, inputs, attrs as tf.NamedAttrMap) as Tensor

/** tfjs fuses these with a convolution or a matrix product on every engine; the others run after it. */
const fusable = (activation: Activation): 'linear' | 'relu' => (activation === 'relu' ? 'relu' : 'linear')

function activate(x: Tensor, activation: Activation): Tensor {
  if (activation === 'tanh') return tf.tanh(x)
  if (activation === 'sigmoid') return tf.sigmoid(x)
  return x
}

/** Gradient by an activation's argument, from its output alone. */
function activationGradient(dy: Tensor, y: Tensor, activation: Activation): Tensor {
  switch (activation) {
    case 'linear':
      return dy
    case 'relu':
      return tf.mul(dy, tf.step(y))
    case 'tanh':
      return tf.mul(dy, tf.sub(1, tf.square(y)))
    case 'sigmoid':
      return tf.mul(dy, tf.mul(y, tf.sub(1, y)))
    default:
      return activation satisfies never
  }
}

/** Sum over all but the last axis, as a product with a row of ones: engines sum far slower than they multiply. */
function biasGradient(dy: Tensor): Tensor {
  const channels = dy.shape[dy.shape.length - 1]
  const rows = dy.size / channels
  return tf.reshape(multiply(tf.ones([1, rows]), tf.reshape(dy, [rows, channels]) as Tensor2D), [channels])
}

function convolution(layer: ConvLayer): Operation {
  const stride = layer.stride ?? 1
  const side = [layer.pad ?? 0, layer.pad ?? 0] as [number, number]
  const pad: tf.backend_util.ExplicitPadding = [[0, 0], side, side, [0, 0]]
  const attrs = { strides: stride, pad, dataFormat: 'NHWC', dimRoundingMode: 'floor' }
  return {
    forward: (x, [filter, bias]) =>
      activate(
        tf.fused.conv2d({
          x: x as Tensor4D,
          filter: filter as Tensor4D,
          bias,
          strides: stride,
          pad,
          dimRoundingMode: 'floor',
          activation: fusable(layer.activation),
        }),
        layer.activation,
      ),
    backward: (dy, x, y, [filter], wantInput) => {
      const d = activationGradient(dy, y, layer.activation)
      const filterShape = filter.shape
      return {
        input: wantInput
          ? kernel('Conv2DBackpropInput', { dy: d, filter }, { ...attrs, inputShape: x.shape })
          : null,
        parameters: [
          kernel('Conv2DBackpropFilter', { x, dy: d }, { ...attrs, filterShape }),
          biasGradient(d),
        ],
      }
    },
  }
}

function pooling({ mode, size, stride }: PoolLayer): Operation {
  const attrs = { filterSize: size, strides: stride, pad: 'valid', dimRoundingMode: 'floor' }
  return {
    forward: (x) => kernel(mode === 'max' ? 'MaxPool' : 'AvgPool', { x }, attrs),
    backward: (dy, x, y) => ({
      input:
        mode === 'max'
          ? kernel('MaxPoolGrad', { dy, input: x, output: y }, attrs)
          : kernel('AvgPoolGrad', { dy, input: x }, attrs),
      parameters: [],
    }),
  }
}

const flatten: Operation = {
  forward: (x) => tf.reshape(x, [x.shape[0], -1]),
  backward: (dy, x) => ({ input: tf.reshape(dy, x.shape), parameters: [] }),
}

function dense(layer: DenseLayer): Operation {
  return {
    forward: (x, [weight, bias]) =>
      activate(
        tf.fused.matMul({
          a: x as Tensor2D,
          b: weight as Tensor2D,
          bias,
          activation: fusable(layer.activation),
        }),
        layer.activation,
      ),
    backward: (dy, x, y, [weight], wantInput) => {
      const d = activationGradient(dy, y, layer.activation) as Tensor2D
      return {
        input: wantInput ? multiply(d, weight as Tensor2D, { transposeB: true }) : null,
        parameters: [multiply(x as Tensor2D, d, { transposeA: true }), biasGradient(d)],
      }
    },
  }
}

/** The operation that computes one layer of a spec. */
export function operation(layer: LayerSpec): Operation {
  switch (layer.kind) {
    case 'conv':
      return convolution(layer)
    case 'pool':
      return pooling(layer)
    case 'flatten':
      return flatten
    case 'dense':
      return dense(layer)
    default:
      return layer satisfies never
  }
}
