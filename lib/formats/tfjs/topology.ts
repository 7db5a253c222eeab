import { pythonNames } from '@/lib/nn/code/python-names'
import {
  BATCH_NORM_EPSILON,
  BATCH_NORM_KEEP,
  isGrouped,
  type AnyActivation,
  type AnyLayer,
  type AnyNetwork,
} from '@/lib/nn/layers'
import { refuseWeights } from '../invalid'

/** One layer of a Keras Sequential model, as model.json says it. */
export interface KerasLayer {
  class_name: string
  config: { name: string; [key: string]: unknown }
}

function activationName(layer: string, activation: AnyActivation): string {
  if (activation === 'scaled-tanh') refuseWeights(`${layer}: tfjs-layers has no scaled tanh`)
  return activation
}

const window = (size: number) => [size, size]
const channelsLast = { padding: 'valid', data_format: 'channels_last' }

/** Zero padding is a layer of its own: Keras pads by 'same' or not at all. */
function padding(name: string, pad: number): KerasLayer[] {
  if (pad === 0) return []
  const sides = [
    [pad, pad],
    [pad, pad],
  ]
  return [
    {
      class_name: 'ZeroPadding2D',
      config: { name: `${name}_pad`, padding: sides, data_format: 'channels_last' },
    },
  ]
}

function kerasLayers(layer: AnyLayer, name: string): KerasLayer[] {
  switch (layer.kind) {
    case 'conv':
    case 'table-conv':
    case 'depthwise-conv': {
      const config = {
        name,
        kernel_size: window(layer.kernel),
        strides: window(layer.stride ?? 1),
        ...channelsLast,
        activation: activationName(name, layer.activation),
        use_bias: true,
      }
      if (isGrouped(layer)) refuseWeights(`${name}: tfjs-layers has no groups of filters`)
      const before = padding(name, layer.pad ?? 0)
      if (layer.kind === 'depthwise-conv')
        return [...before, { class_name: 'DepthwiseConv2D', config: { ...config, depth_multiplier: 1 } }]
      const filters = layer.kind === 'conv' ? layer.filters : layer.table.length
      return [...before, { class_name: 'Conv2D', config: { ...config, filters } }]
    }
    case 'pool': {
      const class_name = layer.mode === 'max' ? 'MaxPooling2D' : 'AveragePooling2D'
      const config = { name, pool_size: window(layer.size), strides: window(layer.stride), ...channelsLast }
      return [{ class_name, config }]
    }
    case 'subsample': {
      // Mean of the window, then one factor and one bias for each map: a depthwise convolution of 1x1.
      const mean = { pool_size: window(layer.size), strides: window(layer.stride), ...channelsLast }
      const scale = {
        name,
        kernel_size: window(1),
        strides: window(1),
        ...channelsLast,
        activation: activationName(name, layer.activation),
        use_bias: true,
        depth_multiplier: 1,
      }
      return [
        { class_name: 'AveragePooling2D', config: { name: `${name}_mean`, ...mean } },
        { class_name: 'DepthwiseConv2D', config: scale },
      ]
    }
    case 'flatten':
      return [{ class_name: 'Flatten', config: { name, data_format: 'channels_last' } }]
    case 'dense': {
      const activation = activationName(name, layer.activation)
      return [{ class_name: 'Dense', config: { name, units: layer.units, activation, use_bias: true } }]
    }
    case 'batch-norm': {
      const { epsilon = BATCH_NORM_EPSILON, keep = BATCH_NORM_KEEP } = layer
      const config = { name, axis: -1, momentum: keep, epsilon, center: true, scale: true }
      const activation = activationName(name, layer.activation)
      const norm = { class_name: 'BatchNormalization', config }
      if (activation === 'linear') return [norm]
      return [norm, { class_name: 'Activation', config: { name: `${name}_activation`, activation } }]
    }
    case 'dropout':
      return [{ class_name: 'Dropout', config: { name, rate: layer.rate } }]
    case 'lrn':
      return refuseWeights(`${name}: tfjs-layers has no response normalisation`)
    case 'rbf':
      return refuseWeights(`${name}: tfjs-layers has no RBF units`)
    default:
      return layer satisfies never
  }
}

/**
 * A network as the layers of a Sequential model, NHWC. Trainable sub-sampling is two layers, the second a depthwise
 * convolution of 1x1; a connection table is a whole convolution.
 * Throws CodedError('weights-invalid') where tfjs-layers has no such layer; `formatSupport` tells beforehand.
 */
export function sequentialLayers(spec: AnyNetwork): KerasLayer[] {
  const names = pythonNames(spec)
  const { height, width, channels } = spec.input
  const layers = spec.layers.flatMap((layer, index) => kerasLayers(layer, names[index]))
  const [first, ...rest] = layers
  const input = { batch_input_shape: [null, height, width, channels], dtype: 'float32' }
  return [{ ...first, config: { ...first.config, ...input } }, ...rest]
}
