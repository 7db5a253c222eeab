import { CodedError } from '../../errors'
import { parameterCount, parameterList } from '../parameters'
import { layerInputs, layerShapes, shapeSize, type Shape } from '../shapes'
import type { ConvLayer, LayerSpec, NetworkSpec, PoolLayer } from '../spec'
import { activate, activationGradient } from './activations'
import { biasGradient, conv2d, conv2dFilterGradient, conv2dInputGradient, type ConvGeometry } from './conv2d'
import { dense, denseInputGradient, denseWeightGradient } from './dense'
import { pool2d, pool2dGradient, type PoolGeometry } from './pool2d'
import { softmaxCrossEntropy } from './softmax-cross-entropy'

/** A layer with what it needs to run: the shape it reads and its tensors, as views of one flat copy. */
interface Step {
  layer: LayerSpec
  input: Shape
  weight: Float64Array
  bias: Float64Array
  weightOffset: number
  biasOffset: number
}

function requireLength(name: string, actual: number, expected: number): void {
  if (actual === expected) return
  throw new CodedError('settings-invalid', { name, value: `${actual} values instead of ${expected}` })
}

function steps(spec: NetworkSpec, flatParameters: ArrayLike<number>): Step[] {
  const flat = Float64Array.from(flatParameters)
  requireLength('parameters', flat.length, parameterCount(spec))
  const list = new Map(parameterList(spec).map((parameter) => [parameter.name, parameter]))
  const inputs = layerInputs(spec)
  return spec.layers.map((layer, index) => {
    const weight = list.get(`${layer.name}.weight`)
    const bias = list.get(`${layer.name}.bias`)
    const view = (p = { offset: 0, size: 0 }) => flat.subarray(p.offset, p.offset + p.size)
    return {
      layer,
      input: inputs[index],
      weight: view(weight),
      bias: view(bias),
      weightOffset: weight?.offset ?? 0,
      biasOffset: bias?.offset ?? 0,
    }
  })
}

function convGeometry(
  { filters, kernel, stride = 1, pad = 0 }: ConvLayer,
  input: Shape,
  batch: number,
): ConvGeometry {
  const [height, width, channels] = input as readonly [number, number, number]
  return { batch, height, width, channels, filters, kernel, stride, pad }
}

function poolGeometry({ mode, size, stride }: PoolLayer, input: Shape, batch: number): PoolGeometry {
  const [height, width, channels] = input as readonly [number, number, number]
  return { batch, height, width, channels, mode, size, stride }
}

function runForward({ layer, input, weight, bias }: Step, x: Float64Array, batch: number): Float64Array {
  switch (layer.kind) {
    case 'conv':
      return activate(conv2d(x, weight, bias, convGeometry(layer, input, batch)), layer.activation)
    case 'pool':
      return pool2d(x, poolGeometry(layer, input, batch))
    case 'flatten':
      return x // NHWC already lies in flatten's order
    case 'dense':
      return activate(
        dense(x, weight, bias, { batch, inputs: input[0], units: layer.units }),
        layer.activation,
      )
  }
}

/** Gradient with respect to the step's input `x`; the gradients of its tensors are written into `gradients`. */
function runBackward(
  step: Step,
  x: Float64Array,
  y: Float64Array,
  dy: Float64Array,
  batch: number,
  gradients: Float64Array,
): Float64Array {
  const { layer, input, weight } = step
  if (layer.kind === 'flatten') return dy
  if (layer.kind === 'pool') return pool2dGradient(x, dy, poolGeometry(layer, input, batch))
  const dz = activationGradient(y, dy, layer.activation)
  gradients.set(biasGradient(dz, step.bias.length), step.biasOffset)
  if (layer.kind === 'conv') {
    const geometry = convGeometry(layer, input, batch)
    gradients.set(conv2dFilterGradient(x, dz, geometry), step.weightOffset)
    return conv2dInputGradient(dz, weight, geometry)
  }
  const geometry = { batch, inputs: input[0], units: layer.units }
  gradients.set(denseWeightGradient(x, dz, geometry), step.weightOffset)
  return denseInputGradient(dz, weight, geometry)
}

function batchOf(spec: NetworkSpec, input: ArrayLike<number>): number {
  const { height, width, channels } = spec.input
  const size = shapeSize([height, width, channels])
  const batch = Math.max(1, Math.round(input.length / size))
  requireLength('input', input.length, batch * size)
  return batch
}

/**
 * What every layer puts out, activation applied, in the order of `spec.layers` (NHWC, batch first); the last are the
 * logits. `input` is n x height x width x channels; n follows from its length. Parameters as in `parameterList`.
 * Throws CodedError('settings-invalid') for an impossible spec or a wrong length.
 */
export function referenceOutputs(
  spec: NetworkSpec,
  flatParameters: ArrayLike<number>,
  input: ArrayLike<number>,
): Float64Array[] {
  const batch = batchOf(spec, input)
  let x: Float64Array = Float64Array.from(input)
  return steps(spec, flatParameters).map((step) => (x = runForward(step, x, batch)))
}

/**
 * Mean softmax cross-entropy of a batch, its logits [n, classes], and the gradient with respect to every parameter
 * (flat, in the order of `parameterList`), in double precision and plain loops: the oracle for every engine.
 * `input` is n x height x width x channels, `labels` n whole numbers.
 * Throws CodedError('settings-invalid') for an impossible spec, a wrong length or a label that is no class.
 */
export function referenceLossAndGradients(
  spec: NetworkSpec,
  flatParameters: ArrayLike<number>,
  input: ArrayLike<number>,
  labels: ArrayLike<number>,
): { loss: number; logits: Float64Array; gradients: Float64Array } {
  const batch = batchOf(spec, input)
  requireLength('labels', labels.length, batch)
  const last = layerShapes(spec).at(-1) as Shape
  if (last.length !== 1) throw new CodedError('settings-invalid', { name: 'output', value: last.join('x') })
  const outputs = referenceOutputs(spec, flatParameters, input)
  const logits = outputs[outputs.length - 1]
  const { loss, gradient } = softmaxCrossEntropy(logits, labels)
  const gradients = new Float64Array(flatParameters.length)
  const first = Float64Array.from(input)
  let dy: Float64Array = gradient
  steps(spec, flatParameters).forEach((_, index, all) => {
    const at = all.length - 1 - index
    dy = runBackward(all[at], at > 0 ? outputs[at - 1] : first, outputs[at], dy, batch, gradients)
  })
  return { loss, logits, gradients }
}
