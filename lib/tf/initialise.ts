import { createRandom, mixSeed } from '@/lib/data/random'
import { parameterList } from '@/lib/nn/parameters'
import type { NetworkSpec } from '@/lib/nn/spec'

/**
 * Seeded first parameters, flat, the same on every machine: weights uniform with variance 2 / fan-in (He et al. 2015,
 * for ReLU), biases 0. The last layer has no ReLU behind it and takes variance 1 / fan-in.
 */
export function initialParameters(spec: NetworkSpec, seed: number): Float32Array<ArrayBuffer> {
  const list = parameterList(spec)
  const flat = new Float32Array(list.reduce((sum, { size }) => sum + size, 0))
  const activationOf = new Map(
    spec.layers.map((layer) => [layer.name, 'activation' in layer ? layer.activation : '']),
  )
  list.forEach(({ name, offset, size, fanIn }, index) => {
    const [layer, role] = name.split('.')
    if (role === 'bias') return
    const random = createRandom(mixSeed(seed, 7001, index))
    const variance = (activationOf.get(layer) === 'relu' ? 2 : 1) / fanIn
    const limit = Math.sqrt(3 * variance)
    for (let i = 0; i < size; i++) flat[offset + i] = (2 * random() - 1) * limit
  })
  return flat
}
