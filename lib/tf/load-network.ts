import * as tf from '@tensorflow/tfjs-core'
import type { Tensor4D } from '@tensorflow/tfjs-core'
import { fetchJson, fetchVerified } from '@/lib/data/verified-fetch'
import { decodeWeights, parseWeightManifest } from '@/lib/formats/weight-manifest'
import { parameterList } from '@/lib/nn/parameters'
import type { NetworkSpec } from '@/lib/nn/spec'
import { separateParameters } from './operations/parameters'
import { buildPlan } from './plan'

export interface LoadOptions {
  signal?: AbortSignal
  fetch?: typeof fetch
  /** Bytes of the shards, as they arrive. */
  onProgress?: (progress: { received: number; total: number }) => void
}

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
  const { signal, fetch, onProgress } = options
  const url = `${folder}/manifest.json`
  const manifest = parseWeightManifest(await fetchJson(url, { signal, fetch }), spec, url)
  const total = manifest.shards.reduce((sum, { bytes }) => sum + bytes, 0)
  const received = manifest.shards.map(() => 0)
  // One shard that fails stops the others: their bytes would be of no use.
  const failed = new AbortController()
  const both = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal
  try {
    const shards = await Promise.all(
      manifest.shards.map((entry, i) =>
        fetchVerified(`${folder}/${entry.file}`, entry, {
          signal: both,
          fetch,
          onBytes: (bytes) => {
            received[i] = bytes
            onProgress?.({ received: received.reduce((sum, n) => sum + n, 0), total })
          },
        }),
      ),
    )
    return decodeWeights(manifest, spec, shards)
  } catch (reason) {
    failed.abort()
    throw reason
  }
}

/** A network ready to answer on the current engine. */
export interface Network {
  readonly spec: NetworkSpec
  /** Softmax of the logits: [n x classes] for inputs [n x height x width x channels], row by row. */
  probabilities(inputs: Float32Array): Promise<Float32Array<ArrayBuffer>>
  logits(inputs: Float32Array): Promise<Float32Array<ArrayBuffer>>
  dispose(): void
}

/** @param flat parameters in the order of `parameterList`; copied to the engine */
export function createNetwork(spec: NetworkSpec, flat: Float32Array): Network {
  const plan = buildPlan(spec, { use: 'inference' })
  const parameters = separateParameters(
    parameterList(spec).map(({ shape, offset, size }) =>
      tf.tensor(flat.subarray(offset, offset + size), [...shape]),
    ),
  )
  const { height, width, channels } = spec.input

  async function run(inputs: Float32Array, softmax: boolean): Promise<Float32Array<ArrayBuffer>> {
    const count = inputs.length / (height * width * channels)
    const result = tf.tidy(() => {
      const logits = plan.logits(
        parameters,
        tf.tensor4d(inputs, [count, height, width, channels]) as Tensor4D,
      )
      return softmax ? tf.softmax(logits) : logits
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
