import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A `fetch` that reads a folder instead of a network, so that scripts load what the page loads, the same way. */
export const fileFetch =
  (folder: string): typeof fetch =>
  async (url) => {
    const bytes = await readFile(join(folder, String(url))).catch(() => null)
    return bytes ? new Response(new Uint8Array(bytes)) : new Response(null, { status: 404 })
  }
