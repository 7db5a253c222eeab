import { decodeShard, parseMnistManifest, type MnistManifest, type ShardEntry } from './mnist'
import { fetchJson, fetchVerified, inflate, type FetchOptions } from './verified-fetch'

/**
 * Loads the manifest of the digit shards from `${base}/mnist/manifest.json`.
 *
 * @param base prefix of the site's public files, '' at the root
 * @throws CodedError as {@link fetchJson}, or `manifest-invalid`
 */
export async function loadMnistManifest(
  base: string,
  options: Omit<FetchOptions, 'onBytes'> = {},
): Promise<MnistManifest> {
  const url = `${base}/mnist/manifest.json`
  return parseMnistManifest(await fetchJson(url, options), url)
}

/**
 * Loads one shard: all of its digits, or an error, never fewer.
 *
 * @returns pixels (digits x 784 bytes, row-major, 0 paper to 255 ink) and labels (one byte each, 0 to 9)
 * @throws CodedError as {@link fetchVerified}, or `manifest-invalid` when its content contradicts the manifest
 */
export async function loadShard(
  base: string,
  entry: ShardEntry,
  options: FetchOptions = {},
): Promise<{ pixels: Uint8Array; labels: Uint8Array }> {
  const url = `${base}/mnist/${entry.file}`
  return decodeShard(await inflate(await fetchVerified(url, entry, options), url), entry)
}
