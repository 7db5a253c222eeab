import { withoutMaps } from '@/lib/nn/ablation'
import type { AnyNetwork } from '@/lib/nn/layers'
import { parameterList } from '@/lib/nn/parameters'
import { createRandom, mixSeed, randomNormal } from './random'

/** Layers of LeNet whose maps or units can be switched off. */
export const damagedLayers = ['c1', 'c3', 'f6'] as const
export type DamagedLayer = (typeof damagedLayers)[number]

/** What is done to a network's weights. */
export interface Damage {
  /** Numbers of the maps (units) that are switched off, from 0. */
  off: Record<DamagedLayer, readonly number[]>
  /** Standard deviation of the noise on the weights, as a share of the root mean square of each layer's weights. */
  noise: number
  /** Of the noise; the same seed is the same noise at every strength. */
  seed: number
}

export const UNDAMAGED: Damage = { off: { c1: [], c3: [], f6: [] }, noise: 0, seed: 1 }

export const isUndamaged = ({ off, noise }: Damage): boolean =>
  noise === 0 && damagedLayers.every((layer) => off[layer].length === 0)

/**
 * Weights (gains, gammas) with normal noise; biases stay as they are.
 * @param values flat, in the order of `parameterList`; not changed
 */
export function withWeightNoise(
  spec: AnyNetwork,
  values: Float32Array,
  noise: number,
  seed: number,
): Float32Array<ArrayBuffer> {
  const out = Float32Array.from(values)
  if (noise === 0) return out
  const random = createRandom(mixSeed(seed, 4003))
  for (const { role, offset, size } of parameterList(spec)) {
    if (role === 'bias' || role === 'beta') continue
    const squares = values.subarray(offset, offset + size).reduce((sum, value) => sum + value * value, 0)
    const deviation = noise * Math.sqrt(squares / size)
    for (let i = offset; i < offset + size; i++) out[i] += deviation * randomNormal(random)
  }
  return out
}

/** Parameters of the damaged network: noise first, so that what is off stays off. */
export function damagedParameters(
  spec: AnyNetwork,
  values: Float32Array,
  { off, noise, seed }: Damage,
): Float32Array<ArrayBuffer> {
  return damagedLayers.reduce(
    (made, layer) => (off[layer].length === 0 ? made : withoutMaps(spec, made, layer, off[layer])),
    withWeightNoise(spec, values, noise, seed),
  )
}
