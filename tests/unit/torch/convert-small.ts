import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { convertWeights, type ConvertOptions } from '@/lib/formats/convert-weights'
import type { RandomAccess } from '@/lib/formats/random-access'
import { decodeWeights, parseWeightManifest } from '@/lib/formats/weight-manifest'
import { sha256 } from '@/scripts/weights/sha256'
import { smallNetwork } from './small-network'

export const fixture = (name: string) =>
  new Uint8Array(readFileSync(join(import.meta.dirname, '../../fixtures/torch', name)))

/** A file that notes what is read, and takes nobody outside. */
export function watched(bytes: Uint8Array): RandomAccess & { bytesRead: number; reads: number } {
  return {
    size: bytes.length,
    bytesRead: 0,
    reads: 0,
    async read(offset, length) {
      if (!(offset >= 0 && length >= 0 && offset + length <= bytes.length))
        throw new Error(`read of ${length} bytes at ${offset} of ${bytes.length}`)
      this.bytesRead += length
      this.reads++
      return new Uint8Array(bytes.subarray(offset, offset + length))
    },
  }
}

/** Converts a file of {@link smallNetwork}, and reads the result back. */
export async function convertSmall(file: RandomAccess, options: Partial<ConvertOptions> = {}) {
  const shards: Uint8Array[] = []
  const manifest = await convertWeights(file, smallNetwork, {
    emit: async (_, bytes) => void shards.push(bytes),
    sha256,
    breathe: async () => {},
    ...options,
  })
  const checked = parseWeightManifest(JSON.parse(JSON.stringify(manifest)), smallNetwork, 'manifest.json')
  return { manifest: checked, shards, values: decodeWeights(checked, smallNetwork, shards) }
}
