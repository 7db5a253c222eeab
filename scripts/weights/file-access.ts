import { open } from 'node:fs/promises'
import type { RandomAccess } from '@/lib/formats/random-access'

export interface FileAccess extends RandomAccess {
  close: () => Promise<void>
}

/** A file on disk, read a piece at a time. */
export async function fileAccess(path: string): Promise<FileAccess> {
  const handle = await open(path)
  const { size } = await handle.stat()
  return {
    size,
    async read(offset, length) {
      const bytes = new Uint8Array(length)
      for (let got = 0; got < length;) {
        const { bytesRead } = await handle.read(bytes, got, length - got, offset + got)
        if (bytesRead === 0) throw new Error(`${path}: ends at byte ${offset + got}`)
        got += bytesRead
      }
      return bytes
    },
    close: () => handle.close(),
  }
}
