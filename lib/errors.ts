/**
 * The one thing that every room of lib/ may import: an error with a code for the program. The sentence for the
 * reader, in the reader's language, is looked up under that code in lib/i18n (section `errors`).
 */
export type ErrorCode =
  // files and downloads
  | 'download-failed' // detail: url, status
  | 'download-truncated' // detail: url, expected, received (bytes)
  | 'download-altered' // detail: url (SHA-256 differs from the manifest's)
  | 'offline'
  | 'manifest-invalid' // detail: url, problem
  | 'idx-invalid' // detail: problem
  | 'own-data-missing'
  | 'weights-invalid' // detail: problem
  | 'weights-file-unknown'
  | 'weights-missing' // detail: network
  | 'network-file-unknown' // detail: files (how many were chosen)
  | 'network-file-incomplete' // detail: missing (a file name)
  | 'network-file-too-large' // detail: megabytes, limit
  // photos
  | 'photo-empty'
  | 'photo-not-a-picture' // detail: name
  | 'photo-svg'
  | 'photo-truncated' // detail: type
  | 'photo-too-large' // detail: megapixels, limit
  | 'photo-undecodable' // detail: type
  | 'browser-too-old' // detail: feature
  // pictures and classes of the reader's own
  | 'tuning-needs-pictures'
  | 'tuning-missing'
  | 'tuning-too-many' // detail: most
  | 'tuning-too-many-classes' // detail: most
  | 'tuning-file-other' // detail: problem
  // networks of the reader's own
  | 'own-file-long' // detail: kilobytes, limit
  | 'own-file-other' // detail: name
  | 'own-link-broken'
  | 'own-link-long'
  // engines and workers
  | 'engine-unavailable' // detail: engine, reason
  | 'engine-wrong' // detail: engine, difference
  | 'engine-lost' // detail: engine
  | 'worker-died'
  | 'out-of-memory'
  | 'training-diverged' // detail: step
  | 'settings-invalid' // detail: name, value
  | 'storage-unavailable'
  | 'unknown' // detail: message

export type ErrorDetail = Readonly<Record<string, string | number>>

/** An error that a reader may meet. `message` is for the console; what the reader sees comes from the code. */
export class CodedError extends Error {
  readonly code: ErrorCode
  readonly detail: ErrorDetail

  constructor(code: ErrorCode, detail: ErrorDetail = {}) {
    super(`${code} ${JSON.stringify(detail)}`)
    this.name = 'CodedError'
    this.code = code
    this.detail = detail
  }
}

/** Any thrown thing as a CodedError; an AbortError is passed on untouched by callers, see {@link isAbort}. */
export function toCodedError(thrown: unknown): CodedError {
  if (thrown instanceof CodedError) return thrown
  return new CodedError('unknown', { message: thrown instanceof Error ? thrown.message : String(thrown) })
}

/** True for the error that an AbortSignal causes: the reader asked for it, so it is not shown as a failure. */
export function isAbort(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'AbortError'
}
