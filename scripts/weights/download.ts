import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export interface Download {
  url: string
  /** Where the whole, checked file comes to lie; what has arrived of it meanwhile lies beside it, in `{to}.part`. */
  to: string
  bytes: number
  /** Lower-case hex. */
  sha256: string
  /** Bytes that are here. */
  onProgress?: (received: number) => void
  log?: (line: string) => void
  /** Before it asks again after a break, in ms. */
  pause?: number
}

/** How often it asks again without having got anything in between. */
const TRIES = 5

const sizeOf = (path: string) =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  )

/** Hex SHA-256 of a file, without holding it. */
export async function fileSha256(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer)
  return hash.digest('hex')
}

/** Whether a partial answer goes on where it was asked to, in a file of the right length. */
function goesOn(response: Response, from: number, bytes: number): boolean {
  return response.headers.get('content-range') === `bytes ${from}-${bytes - 1}/${bytes}`
}

/** Asks once, from where the part ends, and appends what comes. A server that cannot go on sends all anew. */
async function fetchOn({ url, to, bytes, onProgress }: Download): Promise<void> {
  const part = `${to}.part`
  let from = await sizeOf(part)
  if (from > bytes) from = 0
  if (from === bytes) return
  // Compressed on its way, the file would have another length, and ranges another meaning.
  const headers = { 'accept-encoding': 'identity', ...(from > 0 ? { range: `bytes=${from}-` } : {}) }
  const response = await fetch(url, { headers })
  if (!response.ok && response.status !== 416) throw new RefusedError(`${url}: status ${response.status}`)
  if (response.status !== 206 || !goesOn(response, from, bytes)) {
    // The whole file; or an answer that is of no use, after which the next one is asked from the beginning.
    from = 0
    if (response.status !== 200) {
      await response.body?.cancel()
      await rm(part, { force: true })
      throw new Error(`${url}: the server cannot go on where the download stopped`)
    }
  }
  const file = await open(part, from > 0 ? 'a' : 'w')
  try {
    if (!response.body) throw new Error(`${url}: an empty answer`)
    for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
      if (from + piece.length > bytes) throw new RefusedError(`${url}: more than ${bytes} bytes`)
      await file.write(piece)
      from += piece.length
      onProgress?.(from)
    }
  } finally {
    await file.close()
  }
  if (from < bytes) throw new Error(`${url}: broke off at ${from} of ${bytes} bytes`)
}

/** An answer that asking again will not change. */
class RefusedError extends Error {}

/** Until all is here: goes on after each break, as long as something comes. */
async function fetchAll(download: Download): Promise<void> {
  const { to, pause = 2000, log } = download
  for (let left = TRIES; ;) {
    const before = await sizeOf(`${to}.part`)
    try {
      return await fetchOn(download)
    } catch (error) {
      if (error instanceof RefusedError) throw error
      const after = await sizeOf(`${to}.part`)
      left = after > before ? TRIES : left - 1
      const { message, cause } = error as Error
      if (left === 0)
        throw new Error(`${message}. What has arrived is kept: the same command goes on from there.`, {
          cause,
        })
      log?.(`${message}${cause instanceof Error ? ` (${cause.message})` : ''}; going on`)
    }
    await wait(pause)
  }
}

/**
 * Brings a file here, whose length and checksum are known. It goes on where an earlier try stopped, in this run or one
 * before; a file that is here already is checked and kept. If the checksum differs, all is fetched once more.
 * @throws Error that says what happened; what has arrived is kept unless it was wrong
 */
export async function downloadFile(download: Download): Promise<void> {
  const { to, bytes, sha256, log } = download
  await mkdir(dirname(to), { recursive: true })
  if ((await sizeOf(to)) === bytes && (await fileSha256(to)) === sha256) return
  for (let tries = 2; tries > 0; tries--) {
    await fetchAll(download)
    const found = await fileSha256(`${to}.part`)
    if (found === sha256) return rename(`${to}.part`, to)
    await rm(`${to}.part`)
    log?.(`${download.url}: its SHA-256 is ${found} instead of ${sha256}; what arrived is deleted`)
  }
  throw new Error(`${download.url}: twice not the published file. It was not used.`)
}
