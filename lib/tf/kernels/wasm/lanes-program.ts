import { layerInputs, layerShapes, shapeSize, type Shape } from '@/lib/nn/shapes'
import { parameterList } from '@/lib/nn/parameters'
import {
  isCommonKind,
  type AnyActivation,
  type AnyLayer,
  type AnyNetwork,
  type CommonKind,
  type SubsampleLayer,
} from '@/lib/nn/layers'
import { ACTIVATIONS } from './call'

/** Layers in a row, written down for lib/tf/kernels/assembly/lanes.ts. */
export interface LanesProgram {
  /** Layers of the spec that it computes; a flatten costs nothing, the order of values stays. */
  layers: number
  /** One block of words for each layer that computes, in the order of `Layer` in lanes-layer.ts. */
  words: Int32Array
  layerCount: number
  /** Place of its first parameter in the network's flat vector, and how many it has. */
  from: number
  parameterCount: number
  /** Values of one example: what goes in, what comes out, all maps together, the widest map. */
  inputSize: number
  outputShape: number[]
  outputSize: number
  mapSize: number
  widest: number
  /** Values of all weights that are turned for the way back. */
  turnedSize: number
}

const [CONVOLUTION, MAX_POOL, AVERAGE_POOL, SUB_SAMPLING] = [1, 2, 3, 4]

const isKnown = (layer: AnyLayer): layer is CommonKind | SubsampleLayer =>
  isCommonKind(layer) || layer.kind === 'subsample'

function kindOf(layer: CommonKind | SubsampleLayer): number {
  if (layer.kind === 'subsample') return SUB_SAMPLING
  if (layer.kind !== 'pool') return CONVOLUTION
  return layer.mode === 'max' ? MAX_POOL : AVERAGE_POOL
}

/** Every group of examples has gradients of its own: beyond this many parameters that takes too much memory. */
const MOST_PARAMETERS = 1_000_000

/** As many layers from number `from` on as the kernels know, or null when there is no such layer. */
export function compileLanes(spec: AnyNetwork, from: number): LanesProgram | null {
  const rest = spec.layers.slice(from)
  const unknown = rest.findIndex((layer) => !isKnown(layer))
  const layers = unknown < 0 ? rest.length : unknown
  if (!rest.slice(0, layers).some((layer) => layer.kind !== 'flatten')) return null

  const inputs = layerInputs(spec)
  const outputs = layerShapes(spec)
  const list = parameterList(spec)
  const placeOf = (name: string) => list.find((parameter) => parameter.name === name)
  const owned = list.filter(({ name }) => rest.slice(0, layers).some((l) => name.startsWith(`${l.name}.`)))
  const first = owned[0]?.offset ?? 0
  const parameterCount = owned.reduce((sum, { size }) => sum + size, 0)
  if (parameterCount > MOST_PARAMETERS) return null

  const words: number[] = []
  const inputSize = shapeSize(inputs[from])
  let x = 0
  let y = inputSize
  let turnedSize = 0
  let widest = inputSize
  let slope: AnyActivation = 'linear'
  for (let i = from; i < from + layers; i++) {
    const layer = spec.layers[i]
    if (!isKnown(layer) || layer.kind === 'flatten') continue
    const weight = placeOf(`${layer.name}.${layer.kind === 'subsample' ? 'gain' : 'weight'}`)
    const bias = placeOf(`${layer.name}.bias`)
    const activation = layer.kind === 'pool' ? 'linear' : layer.activation
    words.push(
      kindOf(layer),
      ...asPicture(inputs[i]),
      ...asPicture(outputs[i]),
      layer.kind === 'conv' ? layer.kernel : layer.kind === 'dense' ? 1 : layer.size,
      layer.kind === 'dense' ? 1 : (layer.stride ?? 1),
      layer.kind === 'conv' ? (layer.pad ?? 0) : 0,
      ACTIVATIONS[activation],
      ...[(weight?.offset ?? first) - first, (bias?.offset ?? first) - first],
      ...[x, y, turnedSize],
      ACTIVATIONS[slope],
    )
    const size = shapeSize(outputs[i])
    turnedSize += weight?.size ?? 0
    widest = Math.max(widest, size)
    slope = activation
    x = y
    y += size
  }
  const outputShape = [...outputs[from + layers - 1]]
  return {
    layers,
    words: Int32Array.from(words),
    layerCount: words.length / LAYER_WORDS,
    from: first,
    parameterCount,
    inputSize,
    outputShape,
    outputSize: shapeSize(outputShape),
    mapSize: y,
    widest,
    turnedSize,
  }
}

/** A vector is a picture of one pixel. */
const asPicture = (shape: Shape): [number, number, number] =>
  shape.length === 3 ? [shape[0], shape[1], shape[2]] : [1, 1, shape[0]]

/** Words of one layer. */
const LAYER_WORDS = 17
