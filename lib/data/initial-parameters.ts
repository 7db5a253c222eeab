import { drawParameters, type Initialisation } from '@/lib/nn/initialisation'
import type { AnyNetwork } from '@/lib/nn/layers'
import { createRandom, mixSeed } from './random'

/** Sets these draws apart from others with the same seed. */
const PURPOSE = 7001

/**
 * Seeded first parameters of a network, flat, in the order of `parameterList`; the same on every machine. Each tensor has
 * a stream of its own. Throws CodedError('settings-invalid') where the spec is impossible.
 */
export function initialParametersOf(
  spec: AnyNetwork,
  scheme: Initialisation,
  seed: number,
): Float32Array<ArrayBuffer> {
  return drawParameters(spec, scheme, (index) => createRandom(mixSeed(seed, PURPOSE, index)))
}
