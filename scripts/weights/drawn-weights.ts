import { createRandom, mixSeed } from '@/lib/data/random'
import type { AnyNetwork } from '@/lib/nn/layers'
import { parameterCount, parameterList } from '@/lib/nn/parameters'

/**
 * Weights for a network that has not been trained here, as those of a trained one are spread: each is drawn from the
 * trained weights of the layer of the same name and scaled so that the layer has the variance of He et al. 2015,
 * 2 / fan-in. Biases are drawn and not scaled.
 * @param trained parameters of `from`, whose layers are called as those of `spec`
 */
export function drawnWeights(
  spec: AnyNetwork,
  from: AnyNetwork,
  trained: Float32Array,
  seed: number,
): Float32Array<ArrayBuffer> {
  const sources = new Map(parameterList(from).map((parameter) => [parameter.name, parameter]))
  const flat = new Float32Array(parameterCount(spec))
  parameterList(spec).forEach(({ name, shape, offset, size, fanIn }, index) => {
    const source = sources.get(name)
    if (!source) throw new Error(`${from.id} has no ${name}`)
    const values = trained.subarray(source.offset, source.offset + source.size)
    const squares = values.reduce((sum, value) => sum + value * value, 0)
    const factor = shape.length > 1 ? Math.sqrt(2 / fanIn / (squares / values.length)) : 1
    const random = createRandom(mixSeed(seed, index))
    for (let i = 0; i < size; i++) flat[offset + i] = factor * values[Math.floor(random() * values.length)]
  })
  return flat
}
