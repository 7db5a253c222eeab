/**
 * The service worker: keeps the book on the reader's device. scripts/build-worker.ts bundles it after the build and puts
 * in its place what `BOOK`, `DATA_FILES` and `DATA_CACHE` stand for.
 */
import { CacheFirst, NetworkFirst, Serwist } from 'serwist'

/* global BOOK, DATA_FILES, DATA_CACHE */
/** Prefix of every cache of ours: other sites of the same host may have their own. */
const OURS = 'lenet-book'
/** Files that carry a sum of their bytes in their name: what is kept of them never grows old. */
const isData = ({ url, sameOrigin }) =>
  sameOrigin && /[.-][0-9a-f]{8,64}\.bin$/.test(url.pathname) && !isBrought(url)
/** Weights of the large networks are kept by the page that fetches them: here they would be kept twice. */
const isBrought = ({ pathname }) => /\/weights\/alexnet(?:2012)?\//.test(pathname)

/**
 * A worker reads its settings out of its own address, and takes that from the response, if it has one: a kept response
 * has the address that it was fetched from, without them. A new one has none, and the request's counts.
 */
const withoutAddress = {
  cachedResponseWillBeUsed: async ({ cachedResponse: kept, event }) =>
    kept && event.request?.destination === 'worker'
      ? new Response(kept.body, { status: kept.status, headers: kept.headers })
      : kept,
}

const book = new Serwist({
  cacheId: OURS,
  precacheEntries: BOOK,
  precacheOptions: {
    // Settings in the address (?seed=7) choose no other page, and pages stand under their own addresses.
    ignoreURLParametersMatching: [/./],
    directoryIndex: null,
    cleanURLs: false,
    cleanupOutdatedCaches: true,
    plugins: [withoutAddress],
    concurrency: 4, // the page itself, and what the reader does there, come first
  },
  clientsClaim: true, // the first visit is enough
  runtimeCaching: [
    {
      // Asked for anew because what came before was not what its sum says: the cache must not answer.
      matcher: (seen) => isData(seen) && seen.request.cache === 'reload',
      handler: new NetworkFirst({ cacheName: DATA_CACHE }),
    },
    { matcher: isData, handler: new CacheFirst({ cacheName: DATA_CACHE }) },
  ],
})

/** What no edition asks for any more: caches of older forms, and files that have been replaced. */
async function removeOld() {
  const kept = await caches.keys()
  const old = kept.filter((name) => name.startsWith(OURS) && !isCurrent(name))
  await Promise.all(old.map((name) => caches.delete(name)))
  const wanted = new Set(DATA_FILES.map((url) => new URL(url, location.href).href))
  const data = await caches.open(DATA_CACHE)
  const files = await data.keys()
  await Promise.all(files.filter(({ url }) => !wanted.has(url)).map((request) => data.delete(request)))
}

const isCurrent = (name) => name === DATA_CACHE || name === book.precacheStrategy.cacheName

self.addEventListener('activate', (event) => event.waitUntil(removeOld()))
book.addEventListeners()
