import { existsSync, readFileSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { createServer } from '../site-server.mjs'

/** As the site's own: together they isolate a page, which threads ask for. */
const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
}
const TYPES: Record<string, string> = {
  '.html': 'text/html;charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
}

/** An empty page: what a worker that starts here computes has no page beside it. */
const BLANK_PAGE = '<!doctype html><html lang="en"><meta charset="utf-8"><title>bench</title></html>'

/** One answer of the server. */
export interface Transfer {
  path: string
  /** Length of the body as it was sent, without headers. */
  bytes: number
}

export interface BenchServer {
  base: string
  /** Serves these bytes at /bench/<name>. */
  add(name: string, content: string | Uint8Array): void
  has(name: string): boolean
  /** Answers so far; emptied by `forget`. */
  transfers(): readonly Transfer[]
  forget(): void
  close(): void
}

/**
 * The built site, and beside it under /bench/ what only the bench needs: a blank isolated page, scripts, data, and the
 * files of onnxruntime-web.
 * @param encoding makes the site answer with gzip, which is what the byte counts are in; else as the browser asks
 */
export async function startServer(root: string, encoding?: 'gzip'): Promise<BenchServer> {
  const site = createServer({ root: join(root, 'out') })
  const files = new Map<string, string | Uint8Array>([['page.html', BLANK_PAGE]])
  let transfers: Transfer[] = []

  function find(name: string): string | Uint8Array | null {
    const own = files.get(name)
    if (own) return own
    const [, file] = /^ort\/([\w.-]+)$/.exec(name) ?? []
    const path = join(root, 'node_modules/onnxruntime-web/dist', file ?? '')
    return file && existsSync(path) ? readFileSync(path) : null
  }

  const server = http.createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0]
    if (path.startsWith('/bench/')) {
      const content = find(path.slice('/bench/'.length))
      response.writeHead(content === null ? 404 : 200, {
        ...ISOLATION,
        'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
      })
      return void response.end(content ?? undefined)
    }
    if (encoding) request.headers['accept-encoding'] = encoding
    response.once('finish', () =>
      transfers.push({ path, bytes: Number(response.getHeader('content-length') ?? 0) }),
    )
    site.emit('request', request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    base: `http://localhost:${(server.address() as AddressInfo).port}`,
    add: (name, content) => void files.set(name, content),
    has: (name) => files.has(name),
    transfers: () => transfers,
    forget: () => (transfers = []),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
