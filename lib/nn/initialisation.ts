import type { AnyNetwork } from './layers'
import { parameterList, type Fans, type Parameter } from './parameters'

/**
 * How the first parameters are drawn. All draws are uniform.
 * - '1998': +-2.4 / fan-in (LeCun et al. 1998, appendix A), biases and gains too: the paper's rule is for every
 *   connection of a unit, and it counts the bias among them.
 * - '1998-root': weights +-2.4 / sqrt(fan-in), biases and gains as '1998'. Dividing by the fan-in keeps the sums of large
 *   and small units alike if all inputs of a unit are the same; dividing by its root does so if they are independent.
 * - 'glorot': weights +-sqrt(6 / (fan-in + fan-out)) (Glorot and Bengio 2010, equation 16).
 * - 'he': weights of variance 2 / fan-in before a ReLU (He et al. 2015), 1 / fan-in before anything else.
 * - 'zero': all parameters 0, so that the units of a layer stay alike for ever.
 * With Glorot and He biases are 0, and the gain of a sub-sampling is that of a mean, 1 / window. Except with 'zero',
 * gamma is 1 and beta 0.
 */
export const initialisations = ['1998', '1998-root', 'glorot', 'he', 'zero'] as const
export type Initialisation = (typeof initialisations)[number]

const LIMIT_1998 = 2.4

/** Names of the layers behind which a ReLU comes, if need be after their batch normalisation. */
function layersBeforeRelu({ layers }: AnyNetwork): Set<string> {
  const activationOf = (index: number): string => {
    const layer = layers[index]
    const next = layers[index + 1]
    const own = 'activation' in layer ? layer.activation : 'linear'
    return own === 'linear' && next?.kind === 'batch-norm' ? next.activation : own
  }
  return new Set(layers.filter((_, index) => activationOf(index) === 'relu').map(({ name }) => name))
}

function weightLimit(scheme: 'glorot' | 'he', { fanIn, fanOut }: Fans, beforeRelu: boolean): number {
  if (scheme === 'glorot') return Math.sqrt(6 / (fanIn + fanOut))
  // A uniform number of +-limit has variance limit^2 / 3.
  const variance = (beforeRelu ? 2 : 1) / fanIn
  return Math.sqrt(3 * variance)
}

/** The limit of a uniform draw for a place with these fans, or the number that stands there without a draw. */
function rule(
  scheme: Initialisation,
  { role, fanIn: inputs }: Parameter,
  beforeRelu: boolean,
): { constant: number } | { limit: (fans: Fans) => number } {
  if (scheme === 'zero') return { constant: 0 }
  if (role === 'gamma') return { constant: 1 }
  if (role === 'beta') return { constant: 0 }
  if (scheme === '1998-root' && role === 'weight')
    return { limit: ({ fanIn }) => LIMIT_1998 / Math.sqrt(fanIn) }
  if (scheme === '1998' || scheme === '1998-root') return { limit: ({ fanIn }) => LIMIT_1998 / fanIn }
  if (role === 'gain') return { constant: 1 / inputs }
  if (role === 'bias') return { constant: 0 }
  return { limit: (fans) => weightLimit(scheme, fans, beforeRelu) }
}

/** What stands in a tensor at first: one number, or uniform draws of +-limit, limits in turn along the last axis. */
export type FirstValues = { constant: number } | { limits: readonly number[] }

/**
 * The rule of a scheme for each tensor of `parameterList`, in its order.
 * Throws CodedError('settings-invalid') where the spec is impossible.
 */
export function firstValues(spec: AnyNetwork, scheme: Initialisation): FirstValues[] {
  const beforeRelu = layersBeforeRelu(spec)
  return parameterList(spec).map((parameter) => {
    const { name, role, fansOfLastAxis } = parameter
    const made = rule(scheme, parameter, beforeRelu.has(name.slice(0, -role.length - 1)))
    return 'constant' in made ? made : { limits: (fansOfLastAxis ?? [parameter]).map(made.limit) }
  })
}

/**
 * First parameters of a network, flat, in the order of `parameterList`. `randomOf(index)` gives a generator of uniform
 * numbers in [0, 1) for the tensor at that place of the list (lib/data/initial-parameters.ts has seeded ones); it is
 * asked only for tensors that are drawn. Throws CodedError('settings-invalid') where the spec is impossible.
 */
export function drawParameters(
  spec: AnyNetwork,
  scheme: Initialisation,
  randomOf: (index: number) => () => number,
): Float32Array<ArrayBuffer> {
  const list = parameterList(spec)
  const flat = new Float32Array(list.reduce((sum, { size }) => sum + size, 0))
  const made = firstValues(spec, scheme)
  list.forEach(({ offset, size }, index) => {
    const values = made[index]
    if ('constant' in values) {
      flat.fill(values.constant, offset, offset + size)
      return
    }
    const random = randomOf(index)
    const { limits } = values
    for (let i = 0; i < size; i++) flat[offset + i] = (2 * random() - 1) * limits[i % limits.length]
  })
  return flat
}
