import { createRandom, randomNormal } from '@/lib/data/random'
import type { DecodedTensor } from '@/lib/formats/weight-manifest'
import type { AnyNetwork } from '@/lib/nn/layers'
import { parameterList } from '@/lib/nn/parameters'
import { breathe } from './breathe'
import { createDecodedNetwork } from './load-network'
import type { LoadedNetwork } from './network'

/** Values of a codebook, and neighbouring outputs that share one: 4 bits a weight. */
const BOOK = 16
const SHARED = 64

/**
 * A network whose weights are drawn: it knows nothing, but costs what a trained one costs. Dense layers are in codes, as
 * of a trained one that was brought; everything is as He et al. 2015 draw it, so that as many units are silent as there.
 * @throws the signal's reason
 */
export async function createDrawnNetwork(spec: AnyNetwork, signal: AbortSignal): Promise<LoadedNetwork> {
  const random = createRandom(2012)
  const tensors: Omit<DecodedTensor, 'index'>[] = []
  for (const { role, shape, size, fanIn } of parameterList(spec)) {
    const deviation = role === 'weight' ? Math.sqrt(2 / fanIn) : 0.1
    const normals = (count: number) =>
      Float32Array.from({ length: count }, () => deviation * randomNormal(random))
    if (role === 'weight' && shape.length === 2) {
      const codebooks = normals(Math.ceil(shape[1] / SHARED) * BOOK)
      const codes = new Uint8Array(size)
      // A congruential generator: 38 million codes are wanted at once.
      for (let i = 0, state = size; i < size; i++) {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0
        codes[i] = state >>> 28
      }
      tensors.push({ shape, content: { codebook: { codes, codebooks, rowsPerBlock: SHARED } } })
    } else tensors.push({ shape, content: { values: normals(size) } })
    await breathe()
    signal.throwIfAborted()
  }
  return createDecodedNetwork(
    spec,
    tensors.map((tensor, index) => ({ index, ...tensor })),
  )
}
