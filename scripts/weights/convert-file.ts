import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { convertWeights } from '@/lib/formats/convert-weights'
import type { AnyNetwork } from '@/lib/nn/layers'
import { fileAccess } from './file-access'
import { sha256 } from './sha256'

export interface Conversion {
  /** A .pth (zip or legacy), .safetensors or .onnx file. */
  from: string
  /** Folder for manifest.json and its shards. What is in it is replaced, when all has gone well. */
  to: string
  spec: AnyNetwork
  about: Record<string, unknown>
  log: (line: string) => void
}

/**
 * Converts a file of weights for the site.
 * @returns bytes of all shards
 * @throws CodedError weights-invalid, weights-file-unknown; `to` is then as it was
 */
export async function convertFile({ from, to, spec, about, log }: Conversion): Promise<number> {
  const made = `${to}.new`
  const file = await fileAccess(from)
  try {
    await rm(made, { recursive: true, force: true })
    await mkdir(made, { recursive: true })
    const manifest = await convertWeights(file, spec, {
      emit: async (name, bytes) => {
        await writeFile(join(made, name), bytes)
        log(`${name}: ${bytes.length} bytes`)
      },
      sha256,
      breathe: async () => {},
      about,
    })
    await writeFile(join(made, 'manifest.json'), JSON.stringify(manifest, null, 2) + '\n')
    await rm(to, { recursive: true, force: true })
    await rename(made, to)
    return manifest.shards.reduce((sum, { bytes }) => sum + bytes, 0)
  } finally {
    await file.close()
    await rm(made, { recursive: true, force: true })
  }
}
