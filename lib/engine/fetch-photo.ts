import { CodedError, isAbort } from '@/lib/errors'

/** Fetches one of the site's own photos. @throws CodedError offline, download-failed; an AbortError */
export async function fetchPhoto(url: string, signal?: AbortSignal): Promise<Blob> {
  let status = 0
  try {
    const response = await fetch(url, { signal })
    status = response.status
    if (response.ok) return await response.blob()
  } catch (thrown) {
    if (isAbort(thrown)) throw thrown
    if (globalThis.navigator?.onLine === false) throw new CodedError('offline', { url })
  }
  throw new CodedError('download-failed', { url, status })
}
