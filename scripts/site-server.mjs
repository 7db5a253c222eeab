/** The built site over HTTP. Files are listed once, when the server is made: after a build make a new one. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import http from 'node:http'
import { join, resolve, sep } from 'node:path'
import sirv from 'sirv'
import { readPagePolicy } from './page-policy.mjs'
import { siteHeaders } from './site-headers.mjs'

/**
 * @typedef {{ file: string, policy: string }} Page
 * @param {string} root
 * @returns {Map<string, Page>} by every path under which a page may be asked for
 */
function listPages(root) {
  /** @type {Map<string, Page>} */
  const pages = new Map()
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.html')) continue
    const file = `/${name.split(sep).join('/')}`
    const policy = readPagePolicy(readFileSync(join(root, name), 'utf8'))
    if (policy === null)
      throw new Error(`${name} carries no policy: the build did not finish. Run: npm run build`)
    pages.set(file, { file, policy })
    if (file.endsWith('/index.html')) pages.set(file.slice(0, -'index.html'.length), { file, policy })
  }
  return pages
}

/** @type {(url: string) => string | null} */
function pathOf(url) {
  try {
    return decodeURI(url.split(/[?#]/, 1)[0])
  } catch {
    return null // a malformed escape
  }
}

/**
 * A server for the folder, not yet listening.
 * @param {{ root: string }} options
 * @returns {http.Server}
 * @throws {Error} when the folder holds no finished build
 */
export function createServer({ root }) {
  const folder = resolve(root)
  if (!existsSync(join(folder, 'index.html'))) throw new Error(`no site in ${folder}. Run: npm run build`)
  const pages = listPages(folder)
  const missing = pages.get('/404.html')
  const missingBody = missing ? readFileSync(join(folder, '404.html')) : Buffer.from('Not found')
  const files = sirv(folder, { etag: true, gzip: true, brotli: true, extensions: [] })

  /** @type {(res: http.ServerResponse, pathname: string, policy: string | null) => void} */
  const setHeaders = (res, pathname, policy) => {
    for (const [name, value] of Object.entries(siteHeaders(pathname, policy))) res.setHeader(name, value)
  }

  return http.createServer((req, res) => {
    const url = req.url ?? '/'
    const pathname = pathOf(url)
    if (pathname === null) return void res.writeHead(400).end()
    if (req.method !== 'GET' && req.method !== 'HEAD')
      return void res.writeHead(405, { Allow: 'GET, HEAD' }).end()

    if (pages.has(`${pathname}/`)) {
      const query = url.includes('?') ? url.slice(url.indexOf('?')) : ''
      setHeaders(res, pathname, null)
      return void res.writeHead(308, { Location: `${encodeURI(pathname)}/${query}` }).end()
    }

    const page = pages.get(pathname)
    setHeaders(res, pathname, page?.policy ?? null)
    if (page) req.url = page.file
    files(req, res, () => {
      setHeaders(res, '/404.html', missing?.policy ?? null)
      const type = missing ? 'text/html;charset=utf-8' : 'text/plain'
      res.writeHead(404, { 'Content-Type': type, 'Content-Length': missingBody.length }).end(missingBody)
    })
  })
}
