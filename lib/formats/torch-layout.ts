import { parameterCount, parameterList } from '@/lib/nn/parameters'
import { layerInputs, type Shape } from '@/lib/nn/shapes'
import type { NetworkSpec } from '@/lib/nn/spec'
import { refuseWeights, requireFinite } from './invalid'
import type { NamedTensor } from './safetensors'

/** A parameter as PyTorch stores it, and where each value of ours lies in it. */
interface Place {
  name: string
  shape: number[]
  offset: number
  size: number
  /** Index in PyTorch's tensor of the value at `index` in ours. */
  torchIndex: (index: number) => number
}

/** HWIO here, OIHW there. */
function convPlace([height, width, inputs, outputs]: readonly number[]): Pick<Place, 'shape' | 'torchIndex'> {
  const torchIndex = (index: number) => {
    const output = index % outputs
    const input = Math.floor(index / outputs) % inputs
    const pixel = Math.floor(index / (outputs * inputs))
    return (output * inputs + input) * height * width + pixel
  }
  return { shape: [outputs, inputs, height, width], torchIndex }
}

/**
 * [in, out] here, [out, in] there. Where the layer reads a flattened picture, `in` counts HWC here (the runtime is
 * NHWC) and CHW there: the first dense layer's rows change places too.
 */
function densePlace(
  [inputs, outputs]: readonly number[],
  picture: Shape | null,
): Pick<Place, 'shape' | 'torchIndex'> {
  const channels = picture?.[2] ?? inputs
  const pixels = inputs / channels
  const torchIndex = (index: number) => {
    const input = Math.floor(index / outputs)
    const channel = input % channels
    const pixel = Math.floor(input / channels)
    return (index % outputs) * inputs + channel * pixels + pixel
  }
  return { shape: [outputs, inputs], torchIndex }
}

function places(spec: NetworkSpec): Place[] {
  const inputs = layerInputs(spec)
  return parameterList(spec).map(({ name, shape, offset, size }) => {
    const index = spec.layers.findIndex((layer) => name === `${layer.name}.weight`)
    if (index < 0) return { name, shape: [...shape], offset, size, torchIndex: (i) => i }
    if (shape.length === 4) return { name, offset, size, ...convPlace(shape) }
    const flattened = spec.layers[index - 1]?.kind === 'flatten' ? inputs[index - 1] : null
    return { name, offset, size, ...densePlace(shape, flattened) }
  })
}

/**
 * Weights as PyTorch names and lays them out ('c1.weight' OIHW, dense [out, in], flatten in CHW order) to the flat
 * vector of `parameterList` (HWIO, [in, out], flatten in HWC order). Names must be those of the spec, all of them and
 * no others. Throws CodedError('weights-invalid') naming the first missing, unexpected, misshapen or not finite tensor.
 */
export function fromTorchLayout(
  spec: NetworkSpec,
  tensors: ReadonlyMap<string, NamedTensor>,
): Float32Array<ArrayBuffer> {
  const expected = places(spec)
  for (const { name, shape, size } of expected) {
    const tensor = tensors.get(name)
    if (!tensor) refuseWeights(`${name}: missing`)
    if (tensor.shape.length !== shape.length || tensor.shape.some((dimension, i) => dimension !== shape[i]))
      refuseWeights(`${name}: shape [${tensor.shape.join(', ')}] instead of [${shape.join(', ')}]`)
    if (tensor.data.length !== size) refuseWeights(`${name}: ${tensor.data.length} values instead of ${size}`)
    requireFinite(name, tensor.data)
  }
  const known = new Set(expected.map(({ name }) => name))
  for (const name of tensors.keys()) if (!known.has(name)) refuseWeights(`${name}: unexpected`)

  const flat = new Float32Array(parameterCount(spec))
  for (const { name, offset, size, torchIndex } of expected) {
    const { data } = tensors.get(name) as NamedTensor
    for (let i = 0; i < size; i++) flat[offset + i] = data[torchIndex(i)]
  }
  return flat
}

/** The way back: the flat vector of `parameterList` as tensors in PyTorch's names and layout. Throws as above. */
export function toTorchLayout(spec: NetworkSpec, flat: ArrayLike<number>): Map<string, NamedTensor> {
  const expected = parameterCount(spec)
  if (flat.length !== expected) refuseWeights(`${flat.length} parameters instead of ${expected}`)
  return new Map(
    places(spec).map(({ name, shape, offset, size, torchIndex }) => {
      const data = new Float32Array(size)
      for (let i = 0; i < size; i++) data[torchIndex(i)] = flat[offset + i]
      return [name, { shape, data }]
    }),
  )
}
