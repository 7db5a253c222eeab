import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core'
import type { AnyNetwork } from '@/lib/nn/layers'
import { winningOutput } from '@/lib/nn/loss'
import type { Parameters } from './operations/operation'
import { buildPlan, type Plan } from './plan'

/** A network ready to answer on the current engine. */
export interface Network {
  readonly spec: AnyNetwork
  /**
   * Softmax of the logits, or of the negative penalties of RBF units: [n x classes] for inputs [n x height x width x
   * channels], row by row.
   */
  probabilities(inputs: Float32Array): Promise<Float32Array<ArrayBuffer>>
  /** Logits, or penalties. */
  logits(inputs: Float32Array): Promise<Float32Array<ArrayBuffer>>
  dispose(): void
}

/** One that can be looked into. */
export interface LoadedNetwork extends Network {
  readonly plan: Plan
  /** They stay the network's. */
  readonly parameters: Parameters
  readonly disposed: boolean
}

/** @throws an AbortError: whoever asked has left, and the network was dropped meanwhile */
export function requireKept({ disposed, spec }: Pick<LoadedNetwork, 'disposed' | 'spec'>): void {
  if (disposed) throw new DOMException(`${spec.title} was dropped.`, 'AbortError')
}

/** Inputs [n x height x width x channels] as a tensor; the caller disposes it. */
export function inputBatch(
  { input: { height, width, channels } }: AnyNetwork,
  inputs: Float32Array,
): Tensor4D {
  return tf.tensor4d(inputs, [inputs.length / (height * width * channels), height, width, channels])
}

/** @param parameters disposed with the network */
export function networkOf(spec: AnyNetwork, parameters: Parameters): LoadedNetwork {
  const plan = buildPlan(spec, { use: 'inference' })
  let disposed = false

  async function run(inputs: Float32Array, softmax: boolean): Promise<Float32Array<ArrayBuffer>> {
    requireKept(network)
    const result = tf.tidy((): Tensor => {
      const logits = plan.logits(parameters, inputBatch(spec, inputs))
      if (!softmax) return logits
      return tf.softmax(winningOutput(spec) === 'smallest' ? tf.neg(logits) : logits)
    })
    // The engine keeps the array that data() returns: a copy may be given away.
    const copy = (await result.data<'float32'>()).slice() as Float32Array<ArrayBuffer>
    result.dispose()
    return copy
  }

  const network: LoadedNetwork = {
    spec,
    plan,
    parameters,
    probabilities: (inputs) => run(inputs, true),
    logits: (inputs) => run(inputs, false),
    get disposed() {
      return disposed
    },
    dispose() {
      if (disposed) return
      disposed = true
      plan.dispose()
      parameters.dispose()
    },
  }
  return network
}
