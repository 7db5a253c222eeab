import { indexChannelsFirst, type Picture } from '@/lib/nn/code/flattened-pictures'
import { codeCentres, codeLength } from '@/lib/nn/digit-codes'
import {
  BATCH_NORM_EPSILON,
  SCALED_TANH,
  type AnyActivation,
  type AnyLayer,
  type RbfLayer,
  type SubsampleLayer,
} from '@/lib/nn/layers'
import type { NamedTensor } from '../safetensors'
import { initializer, node } from './graph-pieces'
import type { Pieces } from './protobuf'

/** A layer on its way into the graph: what it reads, what it is to be called, its weights, and how its input lies. */
export interface LayerPlace {
  layer: AnyLayer
  /** As PyTorch names it: the first part of the names of its tensors. */
  name: string
  input: string
  output: string
  /** As `toTorchLayout` gives them, which is ONNX's layout too. */
  tensors: ReadonlyMap<string, NamedTensor>
  picture: Picture | null
}

const scalar = (name: string, value: number) => initializer(name, [], Float32Array.of(value))

/** The activation as nodes that turn `input` into `output`; none where it is linear, which `layerNodes` sees to. */
function activationNodes(activation: AnyActivation, name: string, input: string, output: string): Pieces {
  switch (activation) {
    case 'linear':
      return []
    case 'relu':
      return node('Relu', [input], output)
    case 'tanh':
      return node('Tanh', [input], output)
    case 'sigmoid':
      return node('Sigmoid', [input], output)
    case 'scaled-tanh':
      return [
        ...scalar(`${name}.slope`, SCALED_TANH.slope),
        ...scalar(`${name}.amplitude`, SCALED_TANH.amplitude),
        ...node('Mul', [input, `${name}.slope`], `${name}.bent`),
        ...node('Tanh', [`${name}.bent`], `${name}.tanh`),
        ...node('Mul', [`${name}.tanh`, `${name}.amplitude`], output),
      ]
    default:
      return activation satisfies never
  }
}

const windowOf = ({ size, stride }: { size: number; stride: number }) => ({
  kernel_shape: [size, size],
  strides: [stride, stride],
})

/** gain x sum of the window + bias. ONNX has the mean of a window: the gain takes the number of its values along. */
function subsampleNodes(layer: SubsampleLayer, { name, input, tensors }: LayerPlace, sum: string): Pieces {
  const gain = tensors.get(`${name}.gain`) as NamedTensor
  const bias = tensors.get(`${name}.bias`) as NamedTensor
  const area = layer.size * layer.size
  const perMap = [gain.data.length, 1, 1]
  return [
    ...initializer(
      `${name}.gain_of_mean`,
      perMap,
      gain.data.map((value) => value * area),
    ),
    ...initializer(`${name}.bias`, perMap, bias.data),
    ...node('AveragePool', [input], `${name}.mean`, windowOf(layer)),
    ...node('Mul', [`${name}.mean`, `${name}.gain_of_mean`], `${name}.scaled`),
    ...node('Add', [`${name}.scaled`, `${name}.bias`], sum),
  ]
}

/** The codes as rows, [classes, units]; in CHW order where they meet a flattened picture. */
function centresFor(layer: RbfLayer, picture: Picture | null): Float32Array {
  const centres = codeCentres(layer.codes)
  if (!picture) return centres
  const units = codeLength(layer.codes)
  const moved = new Float32Array(centres.length)
  centres.forEach((value, i) => {
    const row = Math.floor(i / units)
    moved[row * units + indexChannelsFirst(i % units, picture)] = value
  })
  return moved
}

/** Squared distances in standard operators: [batch, 1, units] less [classes, units], squared, summed over the units. */
function rbfNodes(layer: RbfLayer, { name, input, output, picture }: LayerPlace): Pieces {
  const centres = centresFor(layer, picture)
  return [
    ...initializer(`${name}.codes`, [layer.codes.length, codeLength(layer.codes)], centres),
    ...initializer(`${name}.class_axis`, [1], BigInt64Array.of(BigInt(1))),
    ...initializer(`${name}.unit_axis`, [1], BigInt64Array.of(BigInt(2))),
    ...node('Unsqueeze', [input, `${name}.class_axis`], `${name}.row`),
    ...node('Sub', [`${name}.row`, `${name}.codes`], `${name}.difference`),
    ...node('Mul', [`${name}.difference`, `${name}.difference`], `${name}.square`),
    ...node('ReduceSum', [`${name}.square`, `${name}.unit_axis`], output, { keepdims: 0 }),
  ]
}

/** Nodes that use tensors as they are, with those tensors. */
function withTensors(place: LayerPlace, roles: string[], made: (names: string[]) => Pieces): Pieces {
  const names = roles.map((role) => `${place.name}.${role}`)
  const stored = names.flatMap((name) => {
    const { shape, data } = place.tensors.get(name) as NamedTensor
    return initializer(name, shape, data)
  })
  return [...stored, ...made(names)]
}

function sumNodes(place: LayerPlace, sum: string): Pieces {
  const { layer, input, tensors } = place
  switch (layer.kind) {
    case 'conv':
    case 'table-conv':
    case 'depthwise-conv': {
      const { kernel, stride = 1, pad = 0 } = layer
      const ofDepthwise = () => tensors.get(`${place.name}.bias`)!.data.length
      const group =
        layer.kind === 'depthwise-conv' ? ofDepthwise() : layer.kind === 'conv' ? (layer.groups ?? 1) : 1
      return withTensors(place, ['weight', 'bias'], (names) =>
        node('Conv', [input, ...names], sum, {
          kernel_shape: [kernel, kernel],
          strides: [stride, stride],
          pads: [pad, pad, pad, pad],
          group,
        }),
      )
    }
    case 'dense':
      return withTensors(place, ['weight', 'bias'], (names) =>
        node('Gemm', [input, ...names], sum, { transB: 1 }),
      )
    case 'batch-norm':
      return withTensors(place, ['weight', 'bias', 'running_mean', 'running_var'], (names) =>
        node('BatchNormalization', [input, ...names], sum, {
          epsilon: { float: layer.epsilon ?? BATCH_NORM_EPSILON },
        }),
      )
    case 'subsample':
      return subsampleNodes(layer, place, sum)
    case 'pool':
      return node(layer.mode === 'max' ? 'MaxPool' : 'AveragePool', [input], sum, windowOf(layer))
    case 'flatten':
      return node('Flatten', [input], sum, { axis: 1 })
    case 'lrn':
      return node('LRN', [input], sum, {
        size: layer.size,
        alpha: { float: layer.alpha * layer.size }, // ONNX divides it by the size, the paper does not
        beta: { float: layer.beta },
        bias: { float: layer.k },
      })
    case 'dropout':
      return node('Identity', [input], sum) // outside training it does nothing
    case 'rbf':
      return rbfNodes(layer, place)
    default:
      return layer satisfies never
  }
}

/** One layer as ONNX nodes of opset 13 with the tensors that they use. */
export function layerNodes(place: LayerPlace): Pieces {
  const { layer, name, output } = place
  const activation = 'activation' in layer ? layer.activation : 'linear'
  const sum = activation === 'linear' ? output : `${name}.sum`
  return [...sumNodes(place, sum), ...activationNodes(activation, name, sum, output)]
}
