import { createRandom, mixSeed } from './random'

/** Sets these draws apart from others with the same seed. */
const PURPOSE = 7002

/**
 * What a dropout layer keeps: `size` numbers, 1 (kept, with probability 1 - rate) or 0, from a stream of the layer's own;
 * the same on every machine.
 * @param rate share that is dropped, 0 or more and below 1
 */
export function dropoutMask(seed: number, layer: string, rate: number, size: number): Float32Array {
  const letters = Array.from(layer, (letter) => letter.charCodeAt(0))
  const random = createRandom(mixSeed(seed, PURPOSE, ...letters))
  return Float32Array.from({ length: size }, () => (random() < rate ? 0 : 1))
}
