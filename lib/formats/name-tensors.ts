import { alexnetTorchvision } from '@/lib/nn/alexnet'
import type { AnyNetwork } from '@/lib/nn/layers'
import { refuseWeights } from './invalid'
import type { TensorPlace } from './tensor-places'
import type { TensorSource } from './tensor-source'

/** torchvision/models/alexnet.py: two Sequentials, whose ReLUs, pools and dropouts count along. */
const torchvisionNames: Record<string, string> = {
  conv1: 'features.0',
  conv2: 'features.3',
  conv3: 'features.6',
  conv4: 'features.8',
  conv5: 'features.10',
  fc6: 'classifier.1',
  fc7: 'classifier.4',
  fc8: 'classifier.6',
}

/** Names that a file may have for these places, each list in their order: ours, and torchvision's. */
function namings(spec: AnyNetwork, places: readonly TensorPlace[]): string[][] {
  const ours = places.map(({ name }) => name)
  if (spec.id !== alexnetTorchvision.id) return [ours]
  const theirs = ours.map((name) => {
    const [layer, role] = name.split('.')
    return `${torchvisionNames[layer]}.${role}`
  })
  return [theirs, ours]
}

/**
 * The tensor of each place, checked: all there, no others (but PyTorch's counters of batches), of their shapes.
 * @throws CodedError weights-invalid naming the first difference
 */
export function matchTensors(
  spec: AnyNetwork,
  places: readonly TensorPlace[],
  tensors: ReadonlyMap<string, TensorSource>,
): TensorSource[] {
  const hits = (names: string[]) => names.filter((name) => tensors.has(name)).length
  const names = namings(spec, places).reduce((best, other) => (hits(other) > hits(best) ? other : best))
  const found = names.map((name, i) => {
    const tensor = tensors.get(name)
    if (!tensor) refuseWeights(`${name}: missing`)
    const { shape } = places[i]
    if (tensor.shape.length !== shape.length || tensor.shape.some((dimension, d) => dimension !== shape[d]))
      refuseWeights(`${name}: shape [${tensor.shape.join(', ')}] instead of [${shape.join(', ')}]`)
    return tensor
  })
  const known = new Set(names)
  for (const name of tensors.keys())
    if (!known.has(name) && !name.endsWith('.num_batches_tracked'))
      refuseWeights(`${name.slice(0, 80)}: unexpected`)
  return found
}
