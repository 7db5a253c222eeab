import { fetchJson, fetchVerified } from '@/lib/data/verified-fetch'
import { SITE_BASE } from '@/lib/engine/site-base'
import { decodeWeights } from '@/lib/formats/decode-weights'
import { parseWeightManifest } from '@/lib/formats/weight-manifest'
import { lenet5Modern } from '@/lib/nn/lenet5'

async function fetchWeights(): Promise<Float32Array> {
  const folder = `${SITE_BASE}/weights/lenet5`
  const url = `${folder}/manifest.json`
  const manifest = parseWeightManifest(await fetchJson(url), lenet5Modern, url)
  const shards = await Promise.all(
    manifest.shards.map((entry) => fetchVerified(`${folder}/${entry.file}`, entry)),
  )
  return decodeWeights(manifest, lenet5Modern, shards)
}

let loading: Promise<Float32Array> | undefined

/**
 * The weights of the LeNet that ships with the site, flat, in the order of `parameterList(lenet5Modern)`. Fetched once;
 * a failed fetch is tried again at the next call. Throws CodedError as `fetchVerified` and `decodeWeights` do.
 */
export function loadShippedWeights(): Promise<Float32Array> {
  loading ??= fetchWeights().catch((thrown) => {
    loading = undefined
    throw thrown
  })
  return loading
}
