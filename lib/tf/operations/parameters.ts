import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core'
import { parameterList } from '@/lib/nn/parameters'
import type { AnyNetwork } from '@/lib/nn/layers'
import type { CodedMatrix, Parameters } from './operation'

const companions = new WeakMap<Parameters, Map<string, Tensor>>()

/** What an operation made of parameters, such as weights in another order: made once, disposed with them. */
export function keptWith(parameters: Parameters, name: string, make: () => Tensor): Tensor {
  const { within } = parameters
  if (within) return keptWith(within.parameters, `${within.name}: ${name}`, make)
  const kept = companions.get(parameters) ?? new Map<string, Tensor>()
  companions.set(parameters, kept)
  const known = kept.get(name)
  if (known) return known
  // Kept: a tidy around the operation that asked first must not take it away from the next one.
  const made = tf.tidy(() => tf.keep(make()))
  kept.set(name, made)
  return made
}

const bytesOf = (tensors: Iterable<Tensor>): number =>
  [...tensors].reduce((sum, { size, dtype }) => sum + size * tf.util.bytesPerElement(dtype), 0)

const companionBytes = (parameters: Parameters) => bytesOf(companions.get(parameters)?.values() ?? [])

const disposeCompanions = (parameters: Parameters) => {
  tf.dispose([...(companions.get(parameters)?.values() ?? [])])
  companions.delete(parameters)
}

/**
 * The parameters of a network in one flat tensor (order of `parameterList`), which stays the caller's, as do the running
 * statistics of a network with batch normalisation. Operations that
 * take it whole pay nothing; for others each parameter is cut out once.
 */
export function flatParameters(
  spec: AnyNetwork,
  flat: Tensor1D,
  statistics: Tensor1D | null = null,
): Parameters {
  const list = parameterList(spec)
  const cut = new Map<number, Tensor>()
  const parameters: Parameters = {
    flat,
    statistics,
    tensor(index) {
      const made = cut.get(index)
      if (made) return made
      const { shape, offset, size } = list[index]
      // Kept: a tidy around the operation that asked first must not take it away from the next one.
      const tensor = tf.tidy(() => tf.keep(tf.reshape(tf.slice(flat, offset, size), [...shape])))
      cut.set(index, tensor)
      return tensor
    },
    codes: () => null,
    bytesHeld: () =>
      bytesOf([flat, ...cut.values(), ...(statistics ? [statistics] : [])]) + companionBytes(parameters),
    dispose() {
      tf.dispose([...cut.values()])
      disposeCompanions(parameters)
    },
  }
  return parameters
}

/** Parameters each in a tensor or in codes of its own, in the order of `parameterList`; all is disposed with this. */
export function separateParameters(
  list: readonly (Tensor | CodedMatrix)[],
  statistics: Tensor1D | null = null,
): Parameters {
  const codes = (index: number) => {
    const entry = list[index]
    return 'tensors' in entry ? entry : null
  }
  const tensors = () => list.flatMap((entry) => ('tensors' in entry ? Object.values(entry.tensors) : [entry]))
  const parameters: Parameters = {
    flat: null,
    statistics,
    tensor(index) {
      const entry = list[index]
      if ('tensors' in entry) throw new Error(`parameter ${index} is kept in codes`)
      return entry
    },
    codes,
    bytesHeld: () =>
      bytesOf([...tensors(), ...(statistics ? [statistics] : [])]) + companionBytes(parameters),
    dispose() {
      tf.dispose(tensors())
      statistics?.dispose()
      disposeCompanions(parameters)
    },
  }
  return parameters
}
