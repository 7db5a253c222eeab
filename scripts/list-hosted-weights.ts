/** Writes public/weights/hosted.json: which converted weights lie in public/weights, so that no page asks for what is not there. */
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseWeightManifest } from '@/lib/formats/weight-manifest'
import { photoSpecs } from '@/lib/nn/photo-networks'
import { broughtNetworks } from '@/lib/workers/brought-networks'
import { manifestId } from '@/lib/workers/hosted-weights'
import type { HostedList, HostedWeights } from '@/lib/workers/hosted-list'

type Network = (typeof broughtNetworks)[number]

/** null when there is no manifest. @throws Error when there is one and the shards beside it are not what it says */
async function hostedIn(folder: string, network: Network): Promise<HostedWeights | null> {
  const path = join(folder, network, 'manifest.json')
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) return null
  const json: unknown = JSON.parse(text)
  const { shards } = parseWeightManifest(json, photoSpecs[network], path)
  for (const { file, bytes } of shards) {
    const found = await stat(join(folder, network, file)).catch(() => null)
    if (found?.size !== bytes)
      throw new Error(`${network}/${file} has ${found?.size ?? 'no'} bytes instead of ${bytes}`)
  }
  return { id: await manifestId(json), bytes: shards.reduce((sum, { bytes }) => sum + bytes, 0) }
}

/** @param root the project's folder */
export async function listHostedWeights({
  root,
  log,
}: {
  root: string
  log: (line: string) => void
}): Promise<void> {
  const folder = join(root, 'public/weights')
  const list: HostedList = {}
  for (const network of broughtNetworks) {
    const hosted = await hostedIn(folder, network)
    if (hosted) list[network] = hosted
  }
  const path = join(folder, 'hosted.json')
  const text = `${JSON.stringify(list)}\n`
  if ((await readFile(path, 'utf8').catch(() => null)) === text) return
  await writeFile(path, text)
  log(`public/weights/hosted.json: ${Object.keys(list).join(', ') || 'none'}`)
}
