import * as tf from '@tensorflow/tfjs-core'
import type { Tensor } from '@tensorflow/tfjs-core'
import type { AnyNetwork } from '@/lib/nn/layers'
import type { Operation } from '../../operations/operation'
import { compileLayers } from './program'

/** All layers from number `from` on that these kernels know, as one operation; null when there is none with weights. */
export function layersOperation(spec: AnyNetwork, from: number): Operation | null {
  const program = compileLayers(spec, from)
  if (!program) return null
  const run = (name: string, inputs: Record<string, Tensor>, attrs: object) =>
    tf.engine().runKernel(name, inputs, attrs as tf.NamedAttrMap) as unknown as Tensor[]
  return {
    layers: program.layers,
    forward(x, parameters) {
      const [y, maps] = run('LayersForward', { x, parameters: parameters.flat! }, { program })
      return { y, kept: [maps] }
    },
    backward(dy, { y, kept: [maps] }, parameters, wanted) {
      const inputs = { dy, y, maps, parameters: parameters.flat! }
      const made = run('LayersBackward', inputs, { program, wanted })
      return {
        parameters: wanted.parameters ? [made[0]] : [],
        input: wanted.input ? made[made.length - 1] : null,
      }
    },
  }
}
