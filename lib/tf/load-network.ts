import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core'
import { decodeShard, decodeWeights, type DecodedTensor } from '@/lib/formats/weight-manifest'
import { parameterList } from '@/lib/nn/parameters'
import { toFullFilters, withFullFilters } from '@/lib/nn/full-filters'
import type { AnyNetwork } from '@/lib/nn/layers'
import { winningOutput } from '@/lib/nn/loss'
import type { NetworkSpec } from '@/lib/nn/spec'
import { downloadWeights, type LoadOptions } from './download-weights'
import type { CodedMatrix, Parameters } from './operations/operation'
import { separateParameters } from './operations/parameters'
import { buildPlan } from './plan'
import { disposeParameter, uploadParameter } from './upload-parameter'

export type { LoadOptions } from './download-weights'

/**
 * Fetches weights in our manifest format from `folder` (manifest.json and its shards, in parallel), checks each shard's
 * SHA-256 and decodes them into a flat float32 vector (order of `parameterList`).
 * @throws CodedError manifest-invalid, weights-invalid, download-failed, download-truncated, download-altered, offline
 */
export async function loadWeights(
  folder: string,
  spec: NetworkSpec,
  options: LoadOptions = {},
): Promise<Float32Array<ArrayBuffer>> {
  const { manifest, made } = await downloadWeights(folder, spec, options, (bytes) => bytes)
  return decodeWeights(manifest, spec, made)
}

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

/**
 * @param flat parameters in the order of `parameterList`; copied to the engine
 * @param statistics running statistics of batch normalisation, in the order of `statisticsList`
 */
export function createNetwork(
  spec: AnyNetwork,
  flat: Float32Array<ArrayBuffer>,
  statistics: Float32Array = new Float32Array(0),
): Network {
  // What stays as it is need not be expanded at each answer.
  const full = withFullFilters(spec)
  const all = toFullFilters(spec, flat)
  const parameters = parameterList(full).map(({ shape, offset, size }) =>
    tf.tensor(all.subarray(offset, offset + size), [...shape]),
  )
  const running = statistics.length > 0 ? tf.tensor1d(statistics.slice()) : null
  return networkOf(full, separateParameters(parameters, running))
}

/**
 * Fetches weights as {@link loadWeights} does and makes a network of them on the current engine, shard by shard as they
 * arrive. Dense layers in 8-bit codes stay so where the engine computes with codes.
 * @throws CodedError as {@link loadWeights}; nothing is left on the engine then
 */
export async function loadNetwork(
  folder: string,
  spec: NetworkSpec,
  options: LoadOptions = {},
): Promise<Network> {
  const { made } = await downloadWeights(
    folder,
    spec,
    options,
    (bytes, shard, manifest) => upload(decodeShard(manifest, shard, bytes)),
    (uploaded) => uploaded.forEach(({ parameter }) => disposeParameter(parameter)),
  )
  return networkOf(spec, inOrder(made.flat()))
}

/**
 * A network of decoded tensors, one for each parameter, in any order; they are copied to the engine. Dense layers in
 * 8-bit codes stay so where the engine computes with codes.
 */
export const createDecodedNetwork = (spec: NetworkSpec, tensors: readonly DecodedTensor[]): Network =>
  networkOf(spec, inOrder(upload(tensors)))

function inOrder(made: readonly { index: number; parameter: Tensor | CodedMatrix }[]): Parameters {
  const parameters = new Array<Tensor | CodedMatrix>(made.length)
  for (const { index, parameter } of made) parameters[index] = parameter
  return separateParameters(parameters)
}

const upload = (tensors: readonly DecodedTensor[]) =>
  tensors.map((tensor) => ({ index: tensor.index, parameter: uploadParameter(tensor) }))

/** @param parameters disposed with the network */
function networkOf(spec: AnyNetwork, parameters: Parameters): Network {
  const plan = buildPlan(spec, { use: 'inference' })
  const { height, width, channels } = spec.input

  async function run(inputs: Float32Array, softmax: boolean): Promise<Float32Array<ArrayBuffer>> {
    const count = inputs.length / (height * width * channels)
    const result = tf.tidy(() => {
      const logits = plan.logits(
        parameters,
        tf.tensor4d(inputs, [count, height, width, channels]) as Tensor4D,
      )
      if (!softmax) return logits
      return tf.softmax(winningOutput(spec) === 'smallest' ? tf.neg(logits) : logits)
    })
    // The engine keeps the array that data() returns: a copy may be given away.
    const copy = (await result.data<'float32'>()).slice() as Float32Array<ArrayBuffer>
    result.dispose()
    return copy
  }

  return {
    spec,
    probabilities: (inputs) => run(inputs, true),
    logits: (inputs) => run(inputs, false),
    dispose: () => parameters.dispose(),
  }
}
