import { createRandom } from '@/lib/data/random'
import type { DecodedTensor } from '@/lib/formats/weight-manifest'
import type { AnyNetwork } from '@/lib/nn/layers'
import { parameterList } from '@/lib/nn/parameters'
import { createDecodedNetwork } from './load-network'
import type { LoadedNetwork } from './network'

/** A stretch of random bytes, repeated: how long an answer takes does not depend on what the weights are. */
const STRETCH = 1 << 16

/** Levels of a codebook and rows that share one, as weights are converted (lib/formats/convert-weights.ts). */
const LEVELS = 64
const ROWS = 64

/**
 * A network whose weights are random, coded as those of a converted file, and of He's deviation (sqrt(2 / fan-in)), so
 * that no layer's values die out or explode: to be timed, never to answer. The caller disposes it.
 */
export function createRandomNetwork(spec: AnyNetwork, seed = 1): LoadedNetwork {
  const random = createRandom(seed)
  const stretch = Uint8Array.from({ length: STRETCH }, () => Math.floor(random() * 255))
  const filled = <Codes extends Int8Array | Uint8Array>(codes: Codes, code: (byte: number) => number) => {
    const one = stretch.map(code)
    for (let at = 0; at < codes.length; at += STRETCH) codes.set(one.subarray(0, codes.length - at), at)
    return codes
  }
  const tensors = parameterList(spec).map(({ shape, size, fanIn }, index): DecodedTensor => {
    if (shape.length < 2) return { index, shape, content: { values: new Float32Array(size) } }
    const deviation = Math.sqrt(2 / fanIn)
    const outputs = shape.at(-1)!
    if (shape.length === 2) {
      // Even chances from -most to most have the deviation most / sqrt(3).
      const most = deviation * Math.sqrt(3)
      const level = (i: number) => most * ((2 * (i % LEVELS)) / (LEVELS - 1) - 1)
      const codebooks = Float32Array.from({ length: Math.ceil(outputs / ROWS) * LEVELS }, (_, i) => level(i))
      const codes = filled(new Uint8Array(size), (byte) => byte % LEVELS)
      return { index, shape, content: { codebook: { codes, codebooks, rowsPerBlock: ROWS } } }
    }
    // A byte of even chances from -127 to 127 has the deviation 255 / sqrt(12).
    const scales = new Float32Array(outputs).fill(deviation / (255 / Math.sqrt(12)))
    const codes = filled(new Int8Array(size), (byte) => byte - 127)
    return { index, shape, content: { int8: { codes, scales } } }
  })
  return createDecodedNetwork(spec, tensors)
}
