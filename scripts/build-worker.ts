/** After the build: the service worker with the list of what it keeps, and offline.json, which tells the page of it. */
import { createHash } from 'node:crypto'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Rollup } from 'vite'
import { DATA_CACHE, bytesOf, type OfflineList, type PartFile } from '@/lib/engine/offline-parts'

export interface BookEntry {
  /** From the worker's own folder, so that the site may live anywhere. */
  url: string
  /** Changes with the bytes; null where the address does. */
  revision: string | null
}

const FOR_EVER = /^(?:_next\/static|wasm)\/|[.-][0-9a-f]{8,64}\.bin$/
/** Never asked for by a browser that can run this: fonts in older forms, compressed twins, notes for people. */
const UNUSED =
  /\.(?:br|gz|ttf|woff|md)$|^(?:_not-found|404)\/|\/__next\._full\.txt$|^__next\._full\.txt$|^\.|\/\.|^(?:sw\.js|offline\.json)$/

/** Weights of the large networks: fetched only when a reader asks for them, and kept by lib/workers/weight-store.ts. */
const BROUGHT = /^weights\/alexnet(?:2012)?\//

/** Which part a file belongs to: 'book' is kept at the first visit, the others have buttons of their own. */
export function partOf(path: string): 'book' | 'networks' | 'mnist' | null {
  if (UNUSED.test(path) || BROUGHT.test(path)) return null
  if (/^mnist\/.*-[0-9a-f]{10}\.bin$/.test(path)) return 'mnist'
  if (/^weights\/(?!lenet5\/).*\.bin$/.test(path)) return 'networks'
  return 'book'
}

/** The address of a file: a page stands under its folder. */
export const urlOf = (path: string): string => path.replace(/(^|\/)index\.html$/, '$1') || './'

async function bundle(book: readonly BookEntry[], data: readonly string[]): Promise<string> {
  const made = await build({
    root: fileURLToPath(new URL('..', import.meta.url)),
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    define: {
      'process.env.NODE_ENV': '"production"',
      BOOK: JSON.stringify(book),
      DATA_FILES: JSON.stringify(data),
      DATA_CACHE: JSON.stringify(DATA_CACHE),
    },
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL('service-worker/worker.js', import.meta.url)),
        formats: ['iife'],
        name: 'book',
        fileName: 'sw',
      },
    },
  })
  const [{ output }] = made as Rollup.RollupOutput[]
  return output[0].code
}

/**
 * @param out the built site
 * @param paths its files, from there, with '/' between names
 * @returns the files written, and bytes of the book
 */
export async function buildWorker(
  out: string,
  paths: readonly string[],
): Promise<{ files: string[]; bytes: number }> {
  const book: BookEntry[] = []
  const parts: OfflineList['parts'] = { networks: [], mnist: [] }
  let bookBytes = 0
  for (const path of [...paths].sort()) {
    const part = partOf(path)
    if (part === null) continue
    const file = join(out, path)
    const found = await stat(file)
    if (!found.isFile()) continue
    if (part === 'book') {
      const bytes = await readFile(file)
      const revision = FOR_EVER.test(path)
        ? null
        : createHash('sha256').update(bytes).digest('hex').slice(0, 16)
      book.push({ url: urlOf(path), revision })
      bookBytes += bytes.length
    } else parts[part].push({ url: path, bytes: found.size } satisfies PartFile)
  }
  // An empty list would keep nothing, and nobody would notice before the train is in the tunnel.
  if (book.length < 20 || bytesOf(parts.mnist) === 0 || bytesOf(parts.networks) === 0)
    throw new Error('the list of what the service worker keeps is not whole')

  const list = JSON.stringify({ bookBytes, parts } satisfies OfflineList)
  const revision = createHash('sha256').update(list).digest('hex').slice(0, 16)
  book.push({ url: 'offline.json', revision })
  await writeFile(join(out, 'offline.json'), list)
  const lenet = paths.filter((path) => /^weights\/lenet5\/.*\.bin$/.test(path))
  const data = [...parts.networks, ...parts.mnist].map(({ url }) => url).concat(lenet)
  await writeFile(join(out, 'sw.js'), await bundle(book, data))
  return { files: [join(out, 'offline.json'), join(out, 'sw.js')], bytes: bookBytes }
}
