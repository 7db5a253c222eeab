import type { PhotoNetwork } from '@/lib/nn/photo-networks'
import type { Progress } from './messages'

/** The networks whose weights do not come with the book. */
export type BroughtNetwork = Exclude<PhotoNetwork, 'alexnet64'>

/** Where weights came from: a file of the reader's, by its name and bytes, or this site. */
export type WeightsOrigin = { from: 'file'; name: string; bytes: number } | { from: 'site' }

/** Weights that are on this device. */
export interface HeldWeights {
  /** As they are held, converted. */
  bytes: number
  origin: WeightsOrigin
  /** ms since 1970 */
  savedAt: number
}

/** Converted weights: a manifest of ours as JSON, and its shards in order. Blobs are handed over without being copied. */
export interface WeightFiles {
  manifest: unknown
  shards: Blob[]
}

/** Why weights stay in memory and are gone with the page: nothing can be kept here, or there is no room. */
export type NotKept = 'unavailable' | 'no-room'

export interface WeightsState {
  kept: HeldWeights | null
  /** Bytes that this site would send, of which so many are here from a download that was cut short. */
  hosted: { bytes: number; here: number } | null
}

export interface BroughtWeights extends HeldWeights {
  /** Given when they could not be kept: the page holds them for this visit. */
  visit: (WeightFiles & { why: NotKept }) | null
}

/** `waiting`: another tab of this site is at the same network; this one goes on when that is done. */
export type WeightsProgress = Progress | { waiting: true }

/** What the weights worker does; it computes nothing with them. */
export interface WeightsCalls {
  /** What there is, without fetching weights. */
  'weights/list': {
    params: { base: string }
    progress: never
    result: { networks: Record<BroughtNetwork, WeightsState>; keeps: boolean }
  }
  /** Reads a file of the reader's, checks it, converts and keeps it. Progress in bytes of the file. */
  'weights/import': {
    params: { network: BroughtNetwork; file: Blob; name: string }
    progress: WeightsProgress
    result: BroughtWeights
  }
  /** Fetches what this site offers and keeps it; goes on where an earlier download was cut. Progress in bytes. */
  'weights/fetch': {
    params: { base: string; network: BroughtNetwork }
    progress: WeightsProgress
    result: BroughtWeights
  }
  /** Deletes what is kept of a network's weights, parts of a download too. */
  'weights/delete': { params: { network: BroughtNetwork }; progress: never; result: null }
}

/** What the worker that computes does about weights. */
export interface WeightsUseCalls {
  /**
   * The weights of a network have changed: `files` are to be used during this visit; null: what is kept, if anything. A
   * network made of the former ones is dropped.
   */
  'weights/use': {
    params: { network: BroughtNetwork; files: WeightFiles | null }
    progress: never
    result: null
  }
  /** How long a picture takes, with random weights: what comes out is thrown away. */
  'weights/time': {
    params: { network: BroughtNetwork }
    progress: never
    /** The whole answer, and each layer waited for by itself, in milliseconds. */
    result: { ms: number; layers: { name: string; ms: number }[] }
  }
}
