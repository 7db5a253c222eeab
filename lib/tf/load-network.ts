import * as tf from '@tensorflow/tfjs-core'
import type { Tensor } from '@tensorflow/tfjs-core'
import { decodeShardInSteps, decodeWeights, type DecodedTensor } from '@/lib/formats/weight-manifest'
import { parameterList } from '@/lib/nn/parameters'
import { toFullFilters, withFullFilters } from '@/lib/nn/full-filters'
import type { AnyNetwork } from '@/lib/nn/layers'
import { breathe } from './breathe'
import { downloadWeights, type LoadOptions } from './download-weights'
import { networkOf, type LoadedNetwork } from './network'
import type { CodedMatrix, Parameters } from './operations/operation'
import { separateParameters } from './operations/parameters'
import { disposeParameter, uploadParameter } from './upload-parameter'

export type { LoadOptions } from './download-weights'
export type { LoadedNetwork, Network } from './network'

/**
 * Fetches weights in our manifest format from `folder` (manifest.json and its shards, in parallel), checks each shard's
 * SHA-256 and decodes them into a flat float32 vector (order of `parameterList`).
 * @throws CodedError manifest-invalid, weights-invalid, download-failed, download-truncated, download-altered, offline
 */
export async function loadWeights(
  folder: string,
  spec: AnyNetwork,
  options: LoadOptions = {},
): Promise<Float32Array<ArrayBuffer>> {
  const { manifest, made } = await downloadWeights(folder, spec, options, (bytes) => bytes)
  return decodeWeights(manifest, spec, made)
}

/**
 * @param flat parameters in the order of `parameterList`; copied to the engine
 * @param statistics running statistics of batch normalisation, in the order of `statisticsList`
 */
export function createNetwork(
  spec: AnyNetwork,
  flat: Float32Array<ArrayBuffer>,
  statistics: Float32Array = new Float32Array(0),
): LoadedNetwork {
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
  spec: AnyNetwork,
  options: LoadOptions = {},
): Promise<LoadedNetwork> {
  const { made } = await downloadWeights(
    folder,
    spec,
    options,
    async (bytes, shard, manifest) =>
      upload(await decodeShardInSteps(manifest, shard, bytes, { signal: options.signal, breathe })),
    (uploaded) => uploaded.forEach(({ parameter }) => disposeParameter(parameter)),
  )
  return networkOf(spec, inOrder(made.flat()))
}

/**
 * A network of decoded tensors, one for each parameter, in any order; they are copied to the engine. Dense layers in
 * 8-bit codes stay so where the engine computes with codes.
 */
export const createDecodedNetwork = (spec: AnyNetwork, tensors: readonly DecodedTensor[]): LoadedNetwork =>
  networkOf(spec, inOrder(upload(tensors)))

function inOrder(made: readonly { index: number; parameter: Tensor | CodedMatrix }[]): Parameters {
  const parameters = new Array<Tensor | CodedMatrix>(made.length)
  for (const { index, parameter } of made) parameters[index] = parameter
  return separateParameters(parameters)
}

const upload = (tensors: readonly DecodedTensor[]) =>
  tensors.map((tensor) => ({ index: tensor.index, parameter: uploadParameter(tensor) }))
