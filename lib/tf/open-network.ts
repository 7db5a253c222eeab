import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import { CodedError } from '@/lib/errors'
import { winningOutput } from '@/lib/nn/loss'
import { parameterList } from '@/lib/nn/parameters'
import { layerShapes } from '@/lib/nn/shapes'
import type { AnyNetwork } from '@/lib/nn/layers'
import { inputBatch, requireKept, type LoadedNetwork } from './network'

/** What a layer puts out, or a gradient by it, for n inputs. */
export interface LayerValues {
  /** The layer's name, or 'input'. */
  name: string
  /** [n, height, width, channels] or [n, units]. */
  shape: number[]
  values: Float32Array<ArrayBuffer>
}

export interface LayerTime {
  name: string
  ms: number
}

/** A network that can be looked into; it computes with what the answering network holds, nothing is held twice. */
export interface OpenNetwork {
  readonly spec: AnyNetwork
  /**
   * What layers put out for inputs [n x height x width x channels], activation applied; all of them when none are named.
   * Only what is named is read from the engine.
   */
  outputs(inputs: Float32Array, layers?: readonly string[]): Promise<LayerValues[]>
  /** Softmax over the classes [n x classes], as the answering network's. */
  probabilities(inputs: Float32Array): Promise<Float32Array<ArrayBuffer>>
  /**
   * Gradient of a weighted sum of the scores (logits, or negated penalties) by the input ('input') or by what layers put
   * out, activation applied.
   * @param weights [n x classes]: 1 for the class in question and 0 elsewhere, say
   */
  gradients(inputs: Float32Array, weights: Float32Array, by: readonly string[]): Promise<LayerValues[]>
  /** A parameter's values in the layout of `parameterList`, such as 'conv1.weight' (HWIO); codes become values. */
  parameter(name: string): Promise<Float32Array<ArrayBuffer>>
  /** Milliseconds of each layer for these inputs, each waited for before the next one begins. */
  times(inputs: Float32Array): Promise<LayerTime[]>
}

async function read(tensor: Tensor): Promise<Float32Array<ArrayBuffer>> {
  return (await tensor.data<'float32'>()).slice() as Float32Array<ArrayBuffer>
}

/** Waits until a tensor is computed, without bringing all of it back. */
async function computed(tensor: Tensor): Promise<void> {
  const one = tf.tidy(() => tf.slice(tf.reshape(tensor, [-1]), 0, 1))
  await one.data()
  one.dispose()
}

/** @param network which disposes of itself; this view of it has nothing of its own */
export function openNetwork(network: LoadedNetwork): OpenNetwork {
  const { spec, plan, parameters } = network
  if (plan.operations.length !== spec.layers.length) throw new Error('a plan with one operation a layer')

  function placeOf(name: string): number {
    const place = spec.layers.findIndex((layer) => layer.name === name)
    if (place < 0) throw new CodedError('settings-invalid', { name: 'layer', value: name })
    return place
  }

  async function gradients(inputs: Float32Array, weights: Float32Array, by: readonly string[]) {
    requireKept(network)
    const places = by.map((name) => (name === 'input' ? -1 : placeOf(name)))
    const [classes] = layerShapes(spec).at(-1)!
    const made = tf.tidy(() => {
      const batch = inputBatch(spec, inputs)
      const direction = tf.tensor2d(weights, [batch.shape[0], classes])
      const scores: Tensor2D = winningOutput(spec) === 'smallest' ? tf.neg(direction) : direction
      return plan.outputGradients(parameters, batch, scores, places)
    })
    try {
      return await Promise.all(
        made.map(async (tensor, i) => ({
          name: by[i],
          shape: [...tensor.shape],
          values: await read(tensor),
        })),
      )
    } finally {
      tf.dispose(made)
    }
  }

  return {
    spec,
    probabilities: network.probabilities,
    gradients,

    async outputs(inputs, layers = spec.layers.map(({ name }) => name)) {
      requireKept(network)
      const places = layers.map(placeOf)
      const made = tf.tidy(() => plan.outputs(parameters, inputBatch(spec, inputs)))
      try {
        return await Promise.all(
          places.map(async (place) => {
            const { name } = spec.layers[place]
            return { name, shape: [...made[place].shape], values: await read(made[place]) }
          }),
        )
      } finally {
        tf.dispose(made)
      }
    },

    async parameter(name) {
      requireKept(network)
      const index = parameterList(spec).findIndex((entry) => entry.name === name)
      if (index < 0) throw new CodedError('settings-invalid', { name: 'parameter', value: name })
      if (parameters.codes(index)) throw new Error(`${name} is kept in codes`)
      return read(parameters.tensor(index))
    },

    async times(inputs) {
      requireKept(network)
      const times: LayerTime[] = []
      let x: Tensor = inputBatch(spec, inputs)
      try {
        await computed(x)
        for (const [i, operation] of plan.operations.entries()) {
          requireKept(network)
          const started = performance.now()
          const before = x
          x = tf.tidy(() => operation.forward(before, parameters, false, null).y)
          await computed(x)
          times.push({ name: spec.layers[i].name, ms: performance.now() - started })
          before.dispose()
        }
        return times
      } finally {
        x.dispose()
      }
    },
  }
}
