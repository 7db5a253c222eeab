import { CodedError } from '@/lib/errors'
import { sha256Hex } from './sha256'
import { broken, connect, type ExpectedFile, type FetchOptions } from './verified-fetch'

/** Where a download is put as it arrives, so that the next one can go on from there. */
export interface ArrivedFile {
  /** To go on writing at its end. */
  append(): Promise<ArrivedEnd>
  /** What has arrived, when nobody writes; null before the first byte. */
  read(): Promise<Blob | null>
  /** By what the server knows the version that the bytes belong to (ETag or Last-Modified). */
  version(): Promise<string | null>
  setVersion(version: string | null): Promise<void>
}

/** `write` may throw what the place throws when it is full. */
export interface ArrivedEnd {
  readonly size: number
  write(bytes: Uint8Array<ArrayBuffer>): void
  clear(): void
  close(): Promise<void>
}

/**
 * Fetches a file into `into`, from where an earlier try was cut off (RFC 9110, sections 13.1.5 and 14: Range, If-Range),
 * and checks it against its manifest entry. What has arrived stays there whatever happens, unless it is wrong: then it is
 * fetched once more from the start, past all caches. `onBytes` begins with what is there already.
 *
 * @throws CodedError `offline`, `download-failed`, `download-truncated`, `download-altered` as `fetchVerified`; what
 *   `into` throws; the signal's own reason
 */
export async function fetchResumed(
  url: string,
  entry: ExpectedFile,
  into: ArrivedFile,
  options: FetchOptions = {},
): Promise<void> {
  // Never from the HTTP cache, nor into it: the bytes are kept once, where `into` puts them.
  for (const cache of ['no-store', 'reload'] as const) {
    const received = await goOn(url, entry, into, options, cache)
    options.signal?.throwIfAborted()
    // Cut short without an error, as a proxy that lost its own source does: the rest is asked for.
    if (received < entry.bytes && cache === 'no-store') continue
    if (received < entry.bytes)
      throw new CodedError('download-truncated', { url, expected: entry.bytes, received })
    const blob = await into.read()
    const found = blob?.size === entry.bytes && (await sha256Hex(new Uint8Array(await blob.arrayBuffer())))
    options.signal?.throwIfAborted()
    if (found === entry.sha256) return
    await empty(into)
  }
  throw new CodedError('download-altered', { url })
}

async function empty(into: ArrivedFile): Promise<void> {
  const end = await into.append()
  end.clear()
  await end.close()
}

/** One request for what is missing. Returns how many bytes are there then; more than expected counts as wrong. */
async function goOn(
  url: string,
  { bytes }: ExpectedFile,
  into: ArrivedFile,
  { signal, onBytes, fetch }: FetchOptions,
  cache: RequestCache,
): Promise<number> {
  const version = await into.version()
  const end = await into.append()
  try {
    if (end.size > bytes) end.clear()
    onBytes?.(end.size)
    if (end.size === bytes) return bytes

    const response = await ask(url, { from: end.size, version, bytes }, { signal, fetch, cache })
    if (response.status !== 206) end.clear()
    await into.setVersion(versionOf(response))
    const reader = response.body?.getReader()
    while (reader) {
      const { done, value } = await reader.read().catch(() => {
        throw broken(
          url,
          signal,
          new CodedError('download-truncated', { url, expected: bytes, received: end.size }),
        )
      })
      signal?.throwIfAborted()
      if (done) break
      try {
        end.write(value)
      } catch (thrown) {
        await reader.cancel().catch(() => {})
        throw thrown
      }
      onBytes?.(Math.min(end.size, bytes))
      if (end.size <= bytes) continue
      await reader.cancel().catch(() => {})
      break
    }
    return end.size
  } finally {
    await end.close()
  }
}

interface Missing {
  from: number
  version: string | null
  /** Of the whole file. */
  bytes: number
}

/** Asks for the rest of a file; for the whole one where nothing is there yet, or the server has no such rest. */
async function ask(
  url: string,
  { from, version, bytes }: Missing,
  options: Pick<FetchOptions, 'signal' | 'fetch'> & { cache: RequestCache },
): Promise<Response> {
  if (from === 0) return connect(url, options)
  const headers = { Range: `bytes=${from}-`, ...(version === null ? {} : { 'If-Range': version }) }
  try {
    const response = await connect(url, { ...options, headers })
    if (response.status !== 206) return response
    if (response.headers.get('Content-Range') === `bytes ${from}-${bytes - 1}/${bytes}`) return response
    await response.body?.cancel().catch(() => {})
  } catch (thrown) {
    const outOfRange = thrown instanceof CodedError && thrown.detail.status === 416
    if (!outOfRange) throw thrown
  }
  return connect(url, options)
}

/** Strong ETags only: a weak one does not promise the same bytes, and servers must not honour it in If-Range. */
function versionOf({ headers }: Response): string | null {
  const tag = headers.get('ETag')
  return tag?.startsWith('"') ? tag : headers.get('Last-Modified')
}
