import type { BroughtNetwork } from '@/lib/protocol/weights-messages'

/** What this site can send of a network's weights. */
export interface HostedWeights {
  /** Changes when the manifest does. */
  id: string
  /** Of all shards. */
  bytes: number
}

/** weights/hosted.json, written when the site is prepared; so nobody needs to ask for what is not there. */
export type HostedList = Partial<Record<BroughtNetwork, HostedWeights>>

/** What this site has; nothing when that cannot be known just now. */
export async function hostedWeights(base: string, network: BroughtNetwork): Promise<HostedWeights | null> {
  try {
    const response = await fetch(`${base}/weights/hosted.json`)
    const entry = response.ok ? ((await response.json()) as HostedList)[network] : undefined
    const { id, bytes } = entry ?? {}
    return typeof id === 'string' && /^[0-9a-f]{16}$/.test(id) && Number.isSafeInteger(bytes)
      ? { id, bytes: bytes! }
      : null
  } catch {
    return null
  }
}
