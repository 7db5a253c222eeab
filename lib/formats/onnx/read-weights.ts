import { pythonNames } from '@/lib/nn/code/python-names'
import type { AnyLayer, AnyNetwork } from '@/lib/nn/layers'
import { refuseWeights } from '../invalid'
import type { RandomAccess } from '../random-access'
import { denseStrides, sizeOf, viewOf, type TensorSource } from '../tensor-source'
import { readGraph, type Initializer, type WeightedNode } from './read-graph'

/** Whether these first bytes can be those of an ONNX model: field 1, a whole number, the version of the form. */
export const isOnnx = (start: Uint8Array): boolean => start[0] === 0x08 && start[1] > 0 && start[1] < 32

const isWeighted = ({ kind }: AnyLayer) => kind === 'conv' || kind === 'dense'

function sourceOf(
  file: RandomAccess,
  tensor: Initializer | undefined,
  name: string,
  turned: boolean,
): TensorSource {
  if (!tensor) refuseWeights(`${name}: missing, it is no constant of the graph`)
  const { type, begin, end } = tensor
  if (!type) refuseWeights(`${name}: not stored as floating-point numbers`)
  if (sizeOf(tensor.shape) * type.bytes !== end - begin)
    refuseWeights(`${name}: ${end - begin} bytes for shape [${tensor.shape.join(', ')}]`)
  const storage = { name, type, length: (end - begin) / type.bytes, begin: async () => begin }
  if (!turned) return viewOf(file, storage, tensor.shape, 0)
  return viewOf(file, storage, [...tensor.shape].reverse(), 0, denseStrides(tensor.shape).reverse())
}

function requireAlike(layer: AnyLayer, { operator, attributes }: WeightedNode): void {
  const wanted = layer.kind === 'conv' ? 'Conv' : 'Gemm'
  if (operator !== wanted) refuseWeights(`${layer.name}: ${operator} instead of ${wanted}`)
  const groups = attributes.get('group') ?? 1
  const expected = layer.kind === 'conv' ? (layer.groups ?? 1) : 1
  if (groups !== expected) refuseWeights(`${layer.name}: ${groups} groups instead of ${expected}`)
}

/**
 * The weights of an ONNX model, under the names that PyTorch would give them (`torchPlaces`), their numbers still in the
 * file. Exporters name tensors as they like: so the first operator with weights is taken for the first layer that has any,
 * and so on. Nothing else of the model is looked at.
 * @throws CodedError weights-invalid for damage, or another number or kind of operators than the network has
 */
export async function openOnnx(file: RandomAccess, spec: AnyNetwork): Promise<Map<string, TensorSource>> {
  const { nodes, initializers } = await readGraph(file)
  const names = pythonNames(spec)
  const layers = spec.layers
    .map((layer, i) => ({ layer, name: names[i] }))
    .filter(({ layer }) => isWeighted(layer))
  if (nodes.length !== layers.length)
    refuseWeights(`onnx: ${nodes.length} operators with weights instead of ${layers.length}`)
  return new Map(
    layers.flatMap(({ layer, name }, i): [string, TensorSource][] => {
      const node = nodes[i]
      requireAlike(layer, node)
      const [, weight, bias] = node.inputs
      const turned = node.operator === 'Gemm' && node.attributes.get('transB') !== 1
      return [
        [`${name}.weight`, sourceOf(file, initializers.get(weight), `${name}.weight`, turned)],
        [`${name}.bias`, sourceOf(file, initializers.get(bias), `${name}.bias`, false)],
      ]
    }),
  )
}
