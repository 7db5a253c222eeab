import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core'
import { parameterList } from '@/lib/nn/parameters'
import type { NetworkSpec } from '@/lib/nn/spec'
import type { CodedMatrix, Parameters } from './operation'

/**
 * The parameters of a network in one flat tensor (order of `parameterList`), which stays the caller's. Operations that
 * take it whole pay nothing; for others each parameter is cut out once.
 */
export function flatParameters(spec: NetworkSpec, flat: Tensor1D): Parameters {
  const list = parameterList(spec)
  const cut = new Map<number, Tensor>()
  return {
    flat,
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
    dispose: () => tf.dispose([...cut.values()]),
  }
}

/** Parameters each in a tensor or in codes of its own, in the order of `parameterList`; disposed with this. */
export function separateParameters(list: readonly (Tensor | CodedMatrix)[]): Parameters {
  const codes = (index: number) => {
    const entry = list[index]
    return 'tensors' in entry ? entry : null
  }
  return {
    flat: null,
    tensor(index) {
      const entry = list[index]
      if ('tensors' in entry) throw new Error(`parameter ${index} is kept in codes`)
      return entry
    },
    codes,
    dispose: () =>
      tf.dispose(list.flatMap((entry) => ('tensors' in entry ? Object.values(entry.tensors) : [entry]))),
  }
}
