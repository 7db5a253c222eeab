import * as tf from '@tensorflow/tfjs-core'
import type { Tensor } from '@tensorflow/tfjs-core'
import type { AnyNetwork } from '@/lib/nn/layers'
import { layerInputs } from '@/lib/nn/shapes'
import type { Operation } from '../../operations/operation'
import { compileLanes } from './lanes-program'

/** All layers from number `from` on that the lanes kernels know, as one operation; null when there is none. */
export function lanesOperation(spec: AnyNetwork, from: number): Operation | null {
  const program = compileLanes(spec, from)
  if (!program) return null
  const inputShape = layerInputs(spec)[from]
  const run = (name: string, inputs: Record<string, Tensor>, attrs: object) =>
    tf.engine().runKernel(name, inputs, attrs as tf.NamedAttrMap) as unknown as Tensor[]
  return {
    layers: program.layers,
    forward(x, parameters) {
      const [y, maps] = run('LanesForward', { x, parameters: parameters.flat! }, { program })
      return { y, kept: [maps] }
    },
    backward(dy, { kept: [maps] }, parameters, wanted) {
      const made = run('LanesBackward', { dy, maps, parameters: parameters.flat! }, { program, wanted })
      return {
        parameters: wanted.parameters ? [made[0]] : [],
        input: wanted.input ? tf.reshape(made.at(-1)!, [dy.shape[0], ...inputShape]) : null,
      }
    },
  }
}
