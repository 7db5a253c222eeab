import { createRandom } from '@/lib/data/random'
import type { DecodedTensor } from '@/lib/formats/weight-manifest'
import type { AnyNetwork } from '@/lib/nn/layers'
import { parameterList } from '@/lib/nn/parameters'
import { createDecodedNetwork } from './load-network'
import type { LoadedNetwork } from './network'

/** A stretch of random bytes, repeated: how long an answer takes does not depend on what the weights are. */
const STRETCH = 1 << 16

/**
 * A network whose weights are random, as coarse as those of a file in 8-bit codes, and of He's deviation (sqrt(2 / fan-in)),
 * so that no layer's values die out or explode: to be timed, never to answer. The caller disposes it.
 */
export function createRandomNetwork(spec: AnyNetwork, seed = 1): LoadedNetwork {
  const random = createRandom(seed)
  const stretch = Int8Array.from({ length: STRETCH }, () => Math.floor(random() * 255) - 127)
  const tensors = parameterList(spec).map(({ shape, size, fanIn }, index): DecodedTensor => {
    if (shape.length < 2) return { index, shape, content: { values: new Float32Array(size) } }
    const codes = new Int8Array(size)
    for (let at = 0; at < size; at += STRETCH) codes.set(stretch.subarray(0, size - at), at)
    // A byte of even chances from -127 to 127 has the deviation 255 / sqrt(12).
    const scale = Math.sqrt(2 / fanIn) / (255 / Math.sqrt(12))
    return { index, shape, content: { int8: { codes, scales: new Float32Array(shape.at(-1)!).fill(scale) } } }
  })
  return createDecodedNetwork(spec, tensors)
}
