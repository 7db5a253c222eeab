import type { NamedTensor } from '@/lib/formats/safetensors'
import { layerShapes, type Shape } from '@/lib/nn/shapes'
import type { Activation, LayerSpec, NetworkSpec } from '@/lib/nn/spec'
import { message, number, text, type Pieces } from './protobuf'

/** Field numbers are those of onnx.proto3; opset 13 has every operator used here. */
const IR_VERSION = 8
const OPSET = 13
const FLOAT = 1
const [ATTRIBUTE_INT, ATTRIBUTE_INTS] = [2, 7]

type Attributes = Record<string, number | readonly number[]>

function attribute(name: string, value: number | readonly number[]): Pieces {
  const content =
    typeof value === 'number'
      ? [...number(3, value), ...number(20, ATTRIBUTE_INT)]
      : [...value.flatMap((each) => number(8, each)), ...number(20, ATTRIBUTE_INTS)]
  return message(5, [...text(1, name), ...content])
}

const node = (operator: string, inputs: string[], output: string, attributes: Attributes = {}): Pieces =>
  message(1, [
    ...inputs.flatMap((input) => text(1, input)),
    ...text(2, output),
    ...text(3, output),
    ...text(4, operator),
    ...Object.entries(attributes).flatMap(([name, value]) => attribute(name, value)),
  ])

const initializer = (name: string, shape: readonly number[], data: Float32Array): Pieces =>
  message(5, [
    ...shape.flatMap((dimension) => number(1, dimension)),
    ...number(2, FLOAT),
    ...text(8, name),
    ...message(9, [new Uint8Array(data.buffer, data.byteOffset, data.byteLength)]),
  ])

/** An input or output of the graph: its name and its shape. */
function valueInfo(field: number, name: string, shape: readonly number[]): Pieces {
  const dimensions = shape.flatMap((dimension) => message(1, number(1, dimension)))
  const tensorType = message(1, [...number(1, FLOAT), ...message(2, dimensions)])
  return message(field, [...text(1, name), ...message(2, tensorType)])
}

const OPERATORS: Record<Exclude<Activation, 'linear'>, string> = {
  relu: 'Relu',
  tanh: 'Tanh',
  sigmoid: 'Sigmoid',
}

function layerNode(layer: LayerSpec, input: string, output: string): Pieces {
  const { name } = layer
  switch (layer.kind) {
    case 'conv': {
      const { kernel, stride = 1, pad = 0 } = layer
      return node('Conv', [input, `${name}.weight`, `${name}.bias`], output, {
        kernel_shape: [kernel, kernel],
        strides: [stride, stride],
        pads: [pad, pad, pad, pad],
      })
    }
    case 'pool':
      return node(layer.mode === 'max' ? 'MaxPool' : 'AveragePool', [input], output, {
        kernel_shape: [layer.size, layer.size],
        strides: [layer.stride, layer.stride],
      })
    case 'flatten':
      return node('Flatten', [input], output, { axis: 1 })
    case 'dense':
      return node('Gemm', [input, `${name}.weight`, `${name}.bias`], output, { transB: 1 })
  }
}

/** PyTorch and ONNX put the channels before the pixels. */
const channelsFirst = (shape: Shape): number[] =>
  shape.length === 3 ? [shape[2], shape[0], shape[1]] : [...shape]

/**
 * A network and its weights as an ONNX file: input 'image' [batch, channels, height, width], output 'logits'.
 * @param tensors as `toTorchLayout` gives them, which is ONNX's layout too
 * @throws CodedError settings-invalid
 */
export function onnxModel(spec: NetworkSpec, tensors: ReadonlyMap<string, NamedTensor>, batch = 1): Buffer {
  const { height, width, channels } = spec.input
  let current = 'image'
  const last = spec.layers.length - 1
  const nodes = spec.layers.flatMap((layer, i) => {
    const activation = 'activation' in layer && layer.activation !== 'linear' ? layer.activation : null
    const output = i === last ? 'logits' : layer.name
    const sum = activation ? `${layer.name}.sum` : output
    const made = [...layerNode(layer, current, sum)]
    if (activation) made.push(...node(OPERATORS[activation], [sum], output))
    current = output
    return made
  })
  const graph = [
    ...nodes,
    ...text(2, spec.id),
    ...[...tensors].flatMap(([name, { shape, data }]) => initializer(name, shape, data as Float32Array)),
    ...valueInfo(11, 'image', [batch, ...channelsFirst([height, width, channels])]),
    ...valueInfo(12, 'logits', [batch, ...channelsFirst(layerShapes(spec).at(-1)!)]),
  ]
  const model = [...number(1, IR_VERSION), ...message(7, graph), ...message(8, number(2, OPSET))]
  return Buffer.concat(model)
}
