import { SITE_BASE } from './site-base'

/** Where files lie whose address changes when their bytes do; the service worker looks here, too. */
export const DATA_CACHE = 'lenet-book-data-v1'

/** What may be kept beside the book itself, which the service worker keeps. */
export const partNames = ['networks', 'mnist'] as const
export type PartName = (typeof partNames)[number]

export interface PartFile {
  /** From the site's root, without its base and without a leading slash. */
  url: string
  bytes: number
}

/** offline.json, written after the build: what there is to keep. */
export interface OfflineList {
  /** Bytes of the book, its figures, the engine and the small network, as they are stored. */
  bookBytes: number
  parts: Record<PartName, PartFile[]>
}

const isFile = (file: unknown): file is PartFile => {
  const { url, bytes } = (file ?? {}) as Partial<PartFile>
  return typeof url === 'string' && !/^[/.]|:|\/\./.test(url) && Number.isSafeInteger(bytes) && bytes! > 0
}

/** @throws Error when it cannot be had or is not what it should be. */
export async function fetchOfflineList(): Promise<OfflineList> {
  const response = await fetch(`${SITE_BASE}/offline.json`)
  if (!response.ok) throw new Error(`offline.json: status ${response.status}`)
  const found = (await response.json()) as Partial<OfflineList>
  const isList = partNames.every((name) => found.parts?.[name]?.every(isFile))
  if (!isList || typeof found.bookBytes !== 'number') throw new Error('offline.json: not a list of files')
  return found as OfflineList
}

const addressOf = ({ url }: PartFile) => `${SITE_BASE}/${url}`

export const bytesOf = (files: readonly PartFile[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes, 0)

/** Bytes of those of the files that are kept. */
export async function keptBytes(files: readonly PartFile[]): Promise<number> {
  const cache = await caches.open(DATA_CACHE)
  const kept = await Promise.all(
    files.map(async (file) => ((await cache.match(addressOf(file))) ? file : null)),
  )
  return bytesOf(kept.filter((file) => file !== null))
}

/**
 * Fetches and keeps what is not kept yet, one file after the other; the files that came before a failure stay.
 * @param onKept told of the bytes kept so far, of all files
 * @throws Error when a file cannot be had, is not as long as the list says, or there is no room; the signal's reason
 */
export async function keepFiles(
  files: readonly PartFile[],
  { signal, onKept }: { signal: AbortSignal; onKept: (bytes: number) => void },
): Promise<void> {
  const cache = await caches.open(DATA_CACHE)
  let kept = 0
  for (const file of files) {
    if (!(await cache.match(addressOf(file)))) {
      const response = await fetch(addressOf(file), { signal })
      if (!response.ok) throw new Error(`${file.url}: status ${response.status}`)
      const bytes = await response.arrayBuffer()
      if (bytes.byteLength !== file.bytes) throw new Error(`${file.url}: ${bytes.byteLength} bytes`)
      signal.throwIfAborted()
      await cache.put(addressOf(file), new Response(bytes, { headers: response.headers }))
    }
    signal.throwIfAborted()
    kept += file.bytes
    onKept(kept)
  }
}

export async function dropFiles(files: readonly PartFile[]): Promise<void> {
  const cache = await caches.open(DATA_CACHE)
  await Promise.all(files.map((file) => cache.delete(addressOf(file))))
}
