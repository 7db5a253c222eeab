import { parameterList } from '@/lib/nn/parameters'
import { layerInputs, layerShapes, shapeSize, type Shape } from '@/lib/nn/shapes'
import { isCommonLayer, type AnyNetwork } from '@/lib/nn/layers'
import type { Activation } from '@/lib/nn/spec'

/** A vector is a picture of one pixel. */
export interface Picture {
  height: number
  width: number
  channels: number
}

/** A layer that computes; what it reads and writes lies in one buffer, feature by feature (see {@link LayersProgram}). */
export interface Stage {
  input: Picture
  output: Picture
  /** Side of its window, and the window's step and padding: a dense layer looks at one pixel. */
  window: number
  stride: number
  pad: number
  /** Of its own output. */
  activation: Activation
  /** Of what made its input: gradients by the input pass through it. */
  inputActivation: Activation
  /** First feature of its input and of its output. */
  x: number
  y: number
  /** Pooling has no weights; of others: place of the first one in the flat vector. The biases follow the weights there. */
  pooling: 'max' | 'average' | null
  weights: number
}

/**
 * Layers in a row, written down for the kernels. All values of a batch lie in one buffer: feature after feature, and of
 * each feature the values of all examples, four in a vector. Features are numbered in NHWC order, input first, then the
 * output of each stage.
 */
export interface LayersProgram {
  /** Layers of the spec that it computes; a flatten costs nothing, the order of features stays. */
  layers: number
  stages: readonly Stage[]
  /** Place of its first parameter in the network's flat vector, and how many it has. */
  firstParameter: number
  parameterCount: number
  inputShape: Shape
  inputSize: number
  outputShape: Shape
  outputSize: number
  /** All features: of the input and of every stage. */
  features: number
}

/**
 * Convolutions with more parameters are those of networks for photographs, where a matrix product in tiles, which
 * tfjs has, is the better plan.
 */
const MOST_PARAMETERS = 1_000_000

const asPicture = (shape: Shape): Picture =>
  shape.length === 3
    ? { height: shape[0], width: shape[1], channels: shape[2] }
    : { height: 1, width: 1, channels: shape[0] }

/** As many layers from number `from` on as the kernels know, or null when no layer with weights is among them. */
export function compileLayers(spec: AnyNetwork, from: number): LayersProgram | null {
  const rest = spec.layers.slice(from)
  const unknown = rest.findIndex((layer) => !isCommonLayer(layer))
  const layers = unknown < 0 ? rest.length : unknown
  const covered = rest.slice(0, layers).filter(isCommonLayer)
  const owned = parameterList(spec).filter(({ name }) =>
    covered.some((layer) => name.startsWith(`${layer.name}.`)),
  )
  const parameterCount = owned.reduce((sum, { size }) => sum + size, 0)
  if (owned.length === 0 || parameterCount > MOST_PARAMETERS) return null

  const inputs = layerInputs(spec)
  const outputs = layerShapes(spec)
  const stages: Stage[] = []
  const inputSize = shapeSize(inputs[from])
  let x = 0
  let features = inputSize
  let inputActivation: Activation = 'linear'
  covered.forEach((layer, i) => {
    if (layer.kind === 'flatten') return
    const activation = layer.kind === 'pool' ? 'linear' : layer.activation
    stages.push({
      input: asPicture(inputs[from + i]),
      output: asPicture(outputs[from + i]),
      window: layer.kind === 'conv' ? layer.kernel : layer.kind === 'pool' ? layer.size : 1,
      stride: layer.kind === 'dense' ? 1 : (layer.stride ?? 1),
      pad: layer.kind === 'conv' ? (layer.pad ?? 0) : 0,
      activation,
      inputActivation,
      x,
      y: features,
      pooling: layer.kind === 'pool' ? layer.mode : null,
      weights: owned.find(({ name }) => name === `${layer.name}.weight`)?.offset ?? 0,
    })
    inputActivation = activation
    x = features
    features += shapeSize(outputs[from + i])
  })
  const outputShape = outputs[from + layers - 1]
  return {
    layers,
    stages,
    firstParameter: owned[0].offset,
    parameterCount,
    inputShape: inputs[from],
    inputSize,
    outputShape,
    outputSize: shapeSize(outputShape),
    features,
  }
}

/** Weights of one output channel of a stage, without the bias: the values under its window. */
export const tapsOf = ({ window, input }: Stage): number => window * window * input.channels
