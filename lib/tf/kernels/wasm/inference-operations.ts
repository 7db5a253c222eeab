import * as tf from '@tensorflow/tfjs-core'
import type { Tensor4D } from '@tensorflow/tfjs-core'
import { parameterList } from '@/lib/nn/parameters'
import { layerInputs, layerShapes, type Shape } from '@/lib/nn/shapes'
import { isCommonKind, isGrouped, type AnyActivation, type AnyNetwork } from '@/lib/nn/layers'
import type { ConvLayer, DenseLayer, PoolLayer } from '@/lib/nn/spec'
import { activationGradient } from '../../operations/activation'
import { codedDense } from '../../operations/coded-dense'
import { GROUP_PLACES, groupedConvolution } from '../../operations/grouped-convolution'
import type { Operation } from '../../operations/operation'
import { keptWith } from '../../operations/parameters'
import { plainOperation } from '../../operations/plain'
import { runKernel } from '../../operations/run-kernel'
import { chooseForm, convolutionShape, gradientShape } from './convolution-form'

const noGradient = (name: string): never => {
  throw new Error(`${name}: a plan for inference has no gradients by parameters`)
}

function convolution(
  layer: ConvLayer<AnyActivation>,
  [weight, bias]: readonly number[],
  input: Shape,
  output: Shape,
): Operation {
  const { activation, stride = 1 } = layer
  const shape = convolutionShape(layer, input, output)
  const form = chooseForm(shape)
  const backShape = gradientShape(shape)
  const backForm = chooseForm(backShape)
  return {
    layers: 1,
    forward(x, parameters) {
      const weights = keptWith(parameters, `packed ${weight}`, () =>
        runKernel('PackFilter', { filter: parameters.tensor(weight) }, { shape, form, turnedFrom: 0 }),
      )
      const inputs = { x, weights, bias: parameters.tensor(bias) }
      return { y: runKernel('PackedConvolution', inputs, { shape, form, activation }), kept: [] }
    },
    backward(dy, { y }, parameters, wanted) {
      if (wanted.parameters) noGradient(layer.name)
      if (!wanted.input) return { input: null, parameters: [] }
      const weights = keptWith(parameters, `turned ${weight}`, () => {
        const attrs = { shape: backShape, form: backForm, turnedFrom: stride }
        return runKernel('PackFilter', { filter: parameters.tensor(weight) }, attrs)
      })
      const attrs = { shape: backShape, form: backForm, activation: 'linear' }
      const x = activationGradient(dy, y, activation)
      const steps = runKernel('PackedConvolution', { x, weights }, attrs) as Tensor4D
      return { input: stride === 1 ? steps : fromSteps(steps, stride, layer.pad ?? 0, input), parameters: [] }
    },
  }
}

/** Pixels of a step of the window, which lie side by side as channels, to their places in the picture. */
function fromSteps(steps: Tensor4D, stride: number, pad: number, input: Shape): Tensor4D {
  const [height, width, channels] = input as [number, number, number]
  const padded = tf.depthToSpace(steps, stride, 'NHWC')
  const [high, wide] = [height, width].map((side, i) => Math.min(side, padded.shape[i + 1] - pad))
  const inside = tf.slice4d(padded, [0, pad, pad, 0], [-1, high, wide, channels])
  // Rows and columns that no window reached.
  if (high === height && wide === width) return inside
  return tf.pad4d(inside, [
    [0, 0],
    [0, height - high],
    [0, width - wide],
    [0, 0],
  ])
}

function pooling(layer: PoolLayer, [outHeight, outWidth]: Shape): Operation {
  return {
    ...plainOperation(layer, [], 0),
    forward: (x) => ({ y: runKernel('Pooling', { x }, { layer, outHeight, outWidth }), kept: [] }),
  }
}

/** With more examples than this the matrix is no longer read for the sake of a few products. */
const MOST_EXAMPLES = 16

function dense(layer: DenseLayer<AnyActivation>, places: number[]): Operation {
  const plain = plainOperation(layer, places, 0)
  const [weight, bias] = places
  const { activation } = layer
  return codedDense(layer, places, {
    layers: 1,
    forward(x, parameters, keep, training) {
      if (x.shape[0] > MOST_EXAMPLES) return plain.forward(x, parameters, keep, training)
      const inputs = { x, weights: parameters.tensor(weight), bias: parameters.tensor(bias) }
      return { y: runKernel('DenseForward', inputs, { activation }), kept: [] }
    },
    backward(dy, { y }, parameters, wanted) {
      if (wanted.parameters) noGradient(layer.name)
      if (!wanted.input) return { input: null, parameters: [] }
      const d = activationGradient(dy, y, activation)
      return {
        input: runKernel('DenseInputGradient', { dy: d, weights: parameters.tensor(weight) }, {}),
        parameters: [],
      }
    },
  })
}

/** Layer number `from` as one kernel for one or a few pictures; null where the plain operation is as good. */
export function inferenceOperation(spec: AnyNetwork, from: number): Operation | null {
  const layer = spec.layers[from]
  const input = layerInputs(spec)[from]
  const output = layerShapes(spec)[from]
  const places = parameterList(spec).flatMap(({ name }, i) => (name.startsWith(`${layer.name}.`) ? [i] : []))
  if (layer.kind === 'conv' && isGrouped(layer)) {
    const { groups = 1 } = layer
    const share = ([height, width, channels]: Shape): Shape => [height, width!, channels! / groups]
    return groupedConvolution(groups, places, convolution(layer, GROUP_PLACES, share(input), share(output)))
  }
  if (!isCommonKind(layer)) return null
  switch (layer.kind) {
    case 'conv':
      return convolution(layer, places, input, output)
    case 'pool':
      return pooling(layer, output)
    case 'dense':
      return dense(layer, places)
    default:
      return null
  }
}
