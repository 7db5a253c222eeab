/** What the server says about each kind of path. The README names the same headers for other hosts. */

/** A worker's script carries its own policy: wasm is compiled there, and its threads start from a Blob. */
const WORKER_POLICY = [
  `default-src 'none'`,
  `script-src 'self' blob: 'wasm-unsafe-eval'`,
  `connect-src 'self'`,
  `worker-src blob:`,
].join('; ')

/** The service worker fetches what it keeps; it loads no other script. */
const SERVICE_WORKER_POLICY = [`default-src 'none'`, `script-src 'self'`, `connect-src 'self'`].join('; ')
const SERVICE_WORKER = /^\/sw\.js$/

/** Nothing else is a document: opened alone it may load and run nothing. */
const ASSET_POLICY = `default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'`

const WORKER_SCRIPT = /^\/_next\/static\/chunks\/turbopack-worker-[^/]+\.js$/
/** Addresses that change when the bytes do: bundler output, the engine by version, shards by their own sum. */
const FOR_EVER = /^\/(?:_next\/static|wasm)\/|[.-][0-9a-f]{8,64}\.bin$/

/**
 * @param {string} pathname path of the request, decoded, without the site's base
 * @param {string | null} pagePolicy the policy that a page carries, or null for what is not a page
 * @returns {Record<string, string>}
 */
export function siteHeaders(pathname, pagePolicy) {
  return {
    // Both together isolate the page, which is what shared memory, and so wasm threads, asks for.
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    // Whoever frames a page of ours gets no camera through it; sound and place are never asked for.
    'Permissions-Policy': 'camera=(self), microphone=(), geolocation=()',
    'Content-Security-Policy': policyFor(pathname, pagePolicy),
    'Cache-Control': FOR_EVER.test(pathname) ? 'public, max-age=31536000, immutable' : 'no-cache',
  }
}

/** @type {(pathname: string, pagePolicy: string | null) => string} */
function policyFor(pathname, pagePolicy) {
  if (pagePolicy !== null) return `${pagePolicy}; frame-ancestors 'none'` // has no effect in a <meta>
  if (SERVICE_WORKER.test(pathname)) return SERVICE_WORKER_POLICY
  return WORKER_SCRIPT.test(pathname) ? WORKER_POLICY : ASSET_POLICY
}
