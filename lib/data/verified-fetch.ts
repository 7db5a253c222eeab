import { CodedError } from '@/lib/errors'
import { sha256Hex } from './sha256'

export interface FetchOptions {
  signal?: AbortSignal
  /** Bytes received so far, at every piece that arrives; begins anew when the file has to be fetched again. */
  onBytes?: (received: number) => void
  /** Where the bytes come from; left out: the network. */
  fetch?: typeof fetch
}

/** What a file must be: its size in bytes and its SHA-256 in hex, from a manifest. */
export interface ExpectedFile {
  bytes: number
  sha256: string
}

/**
 * Fetches a whole file and checks it against its manifest entry. A file that arrives but is wrong (altered, too long, or
 * short without a cut: all of which a stale cache may cause) is fetched once more past the HTTP cache before giving up.
 *
 * @throws CodedError `offline` (no network), `download-failed` (no answer, or another status than 2xx),
 *   `download-truncated` (the connection was cut, or the file is shorter), `download-altered` (longer, or another
 *   SHA-256); the signal's own reason when it is aborted
 */
export async function fetchVerified(
  url: string,
  entry: ExpectedFile,
  options: FetchOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const first = await attempt(url, entry, options, 'default')
  if (!(first instanceof CodedError)) return first
  const second = await attempt(url, entry, options, 'reload')
  if (second instanceof CodedError) throw second
  return second
}

/**
 * Fetches a JSON file.
 *
 * @throws CodedError `offline`, `download-failed`, `download-truncated` as {@link fetchVerified}; `manifest-invalid` when
 *   it is no JSON; the signal's own reason when it is aborted
 */
export async function fetchJson(
  url: string,
  { signal, fetch: get }: Omit<FetchOptions, 'onBytes'> = {},
): Promise<unknown> {
  const response = await connect(url, { signal, fetch: get })
  const text = await response.text().catch(() => {
    throw broken(url, signal, new CodedError('download-truncated', { url, expected: 0, received: 0 }))
  })
  try {
    return JSON.parse(text)
  } catch {
    throw new CodedError('manifest-invalid', { url, problem: 'not JSON' })
  }
}

/** One try. A file that arrived but is wrong is returned as an error, for the caller to judge; all else is thrown. */
async function attempt(
  url: string,
  entry: ExpectedFile,
  { signal, onBytes, fetch: get }: FetchOptions,
  cache: RequestCache,
): Promise<Uint8Array<ArrayBuffer> | CodedError> {
  const response = await connect(url, { signal, fetch: get, cache })
  const reader = response.body?.getReader()
  const bytes = new Uint8Array(entry.bytes)
  let received = 0
  const truncated = () => new CodedError('download-truncated', { url, expected: entry.bytes, received })
  while (reader) {
    const { done, value } = await reader.read().catch(() => {
      throw broken(url, signal, truncated())
    })
    signal?.throwIfAborted()
    if (done) break
    if (received + value.length > bytes.length) {
      await reader.cancel().catch(() => {})
      return new CodedError('download-altered', { url })
    }
    bytes.set(value, received)
    received += value.length
    onBytes?.(received)
  }
  if (received < bytes.length) return truncated()
  const found = await sha256Hex(bytes)
  signal?.throwIfAborted()
  return found === entry.sha256 ? bytes : new CodedError('download-altered', { url })
}

interface ConnectOptions extends Pick<RequestInit, 'cache' | 'headers'> {
  signal?: AbortSignal
  fetch?: typeof fetch
}

/**
 * Asks for a file; its body is still to be read.
 * @throws CodedError `offline`, `download-failed` (no answer, or another status than 2xx); the signal's own reason
 */
export async function connect(
  url: string,
  { signal, fetch: get = globalThis.fetch, cache = 'default', headers }: ConnectOptions,
): Promise<Response> {
  signal?.throwIfAborted()
  const response = await get(url, { signal, cache, headers }).catch(() => {
    throw broken(url, signal, new CodedError('download-failed', { url, status: 0 }))
  })
  if (response.ok) return response
  await response.body?.cancel().catch(() => {})
  throw new CodedError('download-failed', { url, status: response.status })
}

/** What a failed request or read means: an abort, no network, or else `otherwise`. */
export function broken(url: string, signal: AbortSignal | undefined, otherwise: CodedError): unknown {
  if (signal?.aborted) return signal.reason
  // Only a definite no counts: browsers say "online" whenever there is any network at all.
  const offline = typeof navigator !== 'undefined' && navigator.onLine === false
  return offline ? new CodedError('offline', { url }) : otherwise
}

/**
 * Inflates a gzip file.
 *
 * @param url where it came from, for the error
 * @throws CodedError `download-altered` when it is not a whole gzip file
 */
export async function inflate(bytes: Uint8Array, url = ''): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([bytes as Uint8Array<ArrayBuffer>])
  try {
    const stream = packed.stream().pipeThrough(new DecompressionStream('gzip'))
    return new Uint8Array(await new Response(stream).arrayBuffer())
  } catch {
    throw new CodedError('download-altered', { url })
  }
}
