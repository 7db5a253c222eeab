import { CodedError } from '@/lib/errors'
import { parseWeightManifest } from '@/lib/formats/weight-manifest'
import { photoSpecs, type PhotoNetwork } from '@/lib/nn/photo-networks'
import type { BroughtNetwork, WeightFiles } from '@/lib/protocol/weights-messages'
import { hostedWeights } from './hosted-list'
import { privateFiles } from './private-files'
import { createWeightStore, WEIGHTS_FOLDER } from './weight-store'

/** Where the weights of a network are, in the form that `loadNetwork(folder, spec, { fetch })` takes. */
export interface WeightsSource {
  /** `visit`: in memory, gone with the page. */
  from: 'site' | 'kept' | 'visit'
  /** An address of the site, or a name that only `fetch` below understands. */
  folder: string
  /** Left out: the network's own. */
  fetch?: typeof fetch
}

const lent = new Map<BroughtNetwork, WeightFiles>()

/** From now on, in this worker: these weights for a network; null: what is kept, if anything. */
export function lendWeights(network: BroughtNetwork, files: WeightFiles | null): void {
  if (files) lent.set(network, files)
  else lent.delete(network)
}

/**
 * Where the weights of a network come from: memory, the site's private files, or the site itself. Asks anew at every call.
 * @throws CodedError weights-missing when they are nowhere
 */
export async function weightsSource(
  network: PhotoNetwork,
  { base }: { base: string },
): Promise<WeightsSource> {
  const site: WeightsSource = { from: 'site', folder: `${base}/weights/${network}` }
  if (network === 'alexnet64') return site

  const visit = lent.get(network)
  if (visit) return { from: 'visit', folder: network, fetch: fetchFrom(network, visit) }

  const root = await privateFiles()
  const kept = root && (await createWeightStore(await root.folder(WEIGHTS_FOLDER)).kept(network))
  if (kept) return { from: 'kept', folder: network, fetch: fetchFrom(network, kept.files) }

  if (await hostedWeights(base, network)) return site
  throw new CodedError('weights-missing', { network: photoSpecs[network].title })
}

/** Answers for `{network}/manifest.json` and `{network}/{shard}` from files. */
function fetchFrom(network: BroughtNetwork, { manifest, shards }: WeightFiles): typeof fetch {
  const names = parseWeightManifest(manifest, photoSpecs[network], network).shards.map(({ file }) => file)
  return async (input) => {
    const name = String(input).slice(network.length + 1)
    if (name === 'manifest.json') return Response.json(manifest)
    const shard = shards[names.indexOf(name)]
    return shard ? new Response(shard) : new Response(null, { status: 404 })
  }
}
