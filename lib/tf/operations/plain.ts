import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import type { AnyActivation, AnyLayer } from '@/lib/nn/layers'
import type { ConvLayer, DenseLayer, PoolLayer } from '@/lib/nn/spec'
import { activate, activationGradient } from './activation'
import { batchNorm } from './batch-norm'
import { channelSums } from './channel-sums'
import { dropout } from './dropout'
import { GROUP_PLACES, groupedConvolution } from './grouped-convolution'
import { multiply } from './multiply'
import type { Operation } from './operation'
import { radialBasis } from './rbf'
import { responseNorm } from './response-norm'
import { runKernel } from './run-kernel'
import { subSampling } from './sub-sampling'

/** Places of a layer's weight and bias in `parameterList`; empty where it has none. */
type Places = readonly number[]

/** tfjs fuses these with a convolution or a matrix product on every engine; the others run after it. */
const fusable = (activation: AnyActivation): 'linear' | 'relu' => (activation === 'relu' ? 'relu' : 'linear')

const activateRest = (x: Tensor, activation: AnyActivation): Tensor =>
  activation === 'relu' ? x : activate(x, activation)

function convolution(layer: ConvLayer<AnyActivation>, [weight, bias]: Places): Operation {
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
      return { y: activateRest(sum, layer.activation), kept: [] }
    },
    backward: (dy, { x, y }, parameters, wanted) => {
      const d = activationGradient(dy, y, layer.activation)
      const filter = parameters.tensor(weight)
      return {
        input: wanted.input
          ? runKernel('Conv2DBackpropInput', { dy: d, filter }, { ...attrs, inputShape: x.shape })
          : null,
        parameters: wanted.parameters
          ? [
              runKernel('Conv2DBackpropFilter', { x, dy: d }, { ...attrs, filterShape: filter.shape }),
              channelSums(d),
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
    forward: (x) => ({ y: runKernel(mode === 'max' ? 'MaxPool' : 'AvgPool', { x }, attrs), kept: [] }),
    backward: (dy, { x, y }) => ({
      input:
        mode === 'max'
          ? runKernel('MaxPoolGrad', { dy, input: x, output: y }, attrs)
          : runKernel('AvgPoolGrad', { dy, input: x }, attrs),
      parameters: [],
    }),
  }
}

const flatten: Operation = {
  layers: 1,
  forward: (x) => ({ y: tf.reshape(x, [x.shape[0], -1]), kept: [] }),
  backward: (dy, { x }) => ({ input: tf.reshape(dy, x.shape), parameters: [] }),
}

function dense(layer: DenseLayer<AnyActivation>, [weight, bias]: Places): Operation {
  return {
    layers: 1,
    forward: (x, parameters) => {
      const sum = tf.fused.matMul({
        a: x as Tensor2D,
        b: parameters.tensor(weight) as Tensor2D,
        bias: parameters.tensor(bias),
        activation: fusable(layer.activation),
      })
      return { y: activateRest(sum, layer.activation), kept: [] }
    },
    backward: (dy, { x, y }, parameters, wanted) => {
      const d = activationGradient(dy, y, layer.activation) as Tensor2D
      return {
        input: wanted.input ? multiply(d, parameters.tensor(weight) as Tensor2D, { transposeB: true }) : null,
        parameters: wanted.parameters
          ? [multiply(x as Tensor2D, d, { transposeA: true }), channelSums(d)]
          : [],
      }
    },
  }
}

/**
 * The operation that computes one layer of a spec with the kernels that every engine has. Convolutions that read only
 * some maps are none of them: the plan computes with full filters.
 * @param statistics place of a batch normalisation's running mean in the vector of statistics
 */
export function plainOperation(layer: AnyLayer, places: Places, statistics: number): Operation {
  switch (layer.kind) {
    case 'conv': {
      const { groups = 1 } = layer
      if (groups === 1) return convolution(layer, places)
      return groupedConvolution(groups, places, convolution(layer, GROUP_PLACES))
    }
    case 'pool':
      return pooling(layer)
    case 'flatten':
      return flatten
    case 'dense':
      return dense(layer, places)
    case 'subsample':
      return subSampling(layer, places)
    case 'batch-norm':
      return batchNorm(layer, places, statistics)
    case 'dropout':
      return dropout(layer)
    case 'lrn':
      return responseNorm(layer)
    case 'rbf':
      return radialBasis(layer)
    case 'table-conv':
    case 'depthwise-conv':
      throw new Error(`${layer.name}: the plan computes these with full filters`)
    default:
      return layer satisfies never
  }
}
