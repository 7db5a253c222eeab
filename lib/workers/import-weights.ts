import { sha256Hex } from '@/lib/data/sha256'
import { convertWeights } from '@/lib/formats/convert-weights'
import { blobAccess } from '@/lib/formats/random-access'
import type { AnyNetwork } from '@/lib/nn/layers'
import type { Progress } from '@/lib/protocol/messages'
import { breathe } from '@/lib/tf/breathe'

export interface ImportOptions {
  signal: AbortSignal
  /** Bytes of the file that have been read. */
  onProgress: (progress: Progress) => void
  /** Takes a finished shard under its name; the next one is made when it settles. */
  emit: (name: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>
}

/** A file with a network's weights to a manifest of ours, shard by shard. @throws CodedError saying what is wrong with it */
export type ImportWeights = (file: Blob, spec: AnyNetwork, options: ImportOptions) => Promise<unknown>

export const importWeights: ImportWeights = (file, spec, options) =>
  convertWeights(blobAccess(file), spec, { ...options, sha256: sha256Hex, breathe })
