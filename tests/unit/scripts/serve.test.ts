import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPagePolicy, withPagePolicy } from '@/scripts/page-policy.mjs'
import { precompress } from '@/scripts/precompress.mjs'
import { addressFrom, createServer, listen, siteUrls } from '@/scripts/serve.mjs'

const root = mkdtempSync(join(tmpdir(), 'site-'))
const page = (text: string) =>
  withPagePolicy(`<html><head></head><body>${text}<script>run(${text.length})</script></body></html>`)
const long = 'let a = 1\n'.repeat(400)
const shard = gzipSync(Buffer.alloc(5000, 7))

const files: Record<string, string | Uint8Array> = {
  'index.html': page('entry'),
  '404.html': page('nothing here'),
  'en/index.html': page('contents in English'),
  'en/train-lenet/index.html': page('chapter'),
  '_next/static/chunks/abc.js': long,
  '_next/static/chunks/turbopack-worker-abc.js': long,
  'wasm/4.22.0/engine.wasm': new Uint8Array(4000),
  'mnist/train-00-0123456789.bin': shard,
  'mnist/sample.bin': new Uint8Array(2000),
  'mnist/manifest.json': JSON.stringify({ a: 'b'.repeat(3000) }),
  'photos/cat.jpg': new Uint8Array(2000),
  '.build-inputs': 'secret',
}

interface Answer {
  status: number
  headers: http.IncomingHttpHeaders
  body: Buffer
}

const server = { port: 0, close: () => {} }

/** Not fetch: that would undo the encodings that are looked at here. */
function get(path: string, headers: http.OutgoingHttpHeaders = {}, method = 'GET'): Promise<Answer> {
  return new Promise((done, fail) => {
    const request = http.request({ port: server.port, host: '127.0.0.1', path, headers, method }, (res) => {
      const parts: Buffer[] = []
      res.on('data', (part: Buffer) => parts.push(part))
      res.on('end', () =>
        done({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(parts) }),
      )
    })
    request.on('error', fail).end()
  })
}

beforeAll(async () => {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), content)
  }
  await precompress(Object.keys(files).map((name) => join(root, name)))
  const made = createServer({ root })
  server.port = await listen(made, { port: 0, host: '127.0.0.1' })
  server.close = () => made.close()
})

afterAll(() => {
  server.close()
  rmSync(root, { recursive: true })
})

describe('pages', () => {
  it.each([
    ['/', 'entry'],
    ['/en/', 'contents in English'],
    ['/en/train-lenet/?engine=cpu', 'chapter'],
    ['/en/index.html', 'contents in English'],
  ])('%s is served with its own policy', async (path, text) => {
    const { status, headers, body } = await get(path)
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('text/html;charset=utf-8')
    expect(body.toString()).toContain(text)
    const policy = readPagePolicy(body.toString())
    expect(policy).toContain('sha256-')
    expect(headers['content-security-policy']).toBe(`${policy}; frame-ancestors 'none'`)
    expect(headers['cache-control']).toBe('no-cache')
  })

  it('isolates: every answer, the error too, carries COOP, COEP, CORP and nosniff', async () => {
    for (const path of [
      '/',
      '/en',
      '/_next/static/chunks/turbopack-worker-abc.js',
      '/mnist/sample.bin',
      '/x',
    ]) {
      const { headers } = await get(path)
      expect(headers).toMatchObject({
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
      })
    }
  })

  it('adds a missing slash for good and keeps the query', async () => {
    const { status, headers } = await get('/en/train-lenet?seed=7&engine=wasm')
    expect(status).toBe(308)
    expect(headers.location).toBe('/en/train-lenet/?seed=7&engine=wasm')
    expect((await get('//example.com')).headers.location).toBeUndefined()
  })

  it('answers what is not there with the 404 page and its policy', async () => {
    for (const path of ['/nope/', '/nope.js', '/en/train-lenet/nope', '/_next/static/chunks/gone.js']) {
      const { status, headers, body } = await get(path)
      expect(status).toBe(404)
      expect(body.toString()).toBe(files['404.html'])
      expect(headers['content-security-policy']).toContain(readPagePolicy(body.toString()))
      expect(headers['cache-control']).toBe('no-cache')
    }
  })
})

describe('files', () => {
  it.each([
    ['/_next/static/chunks/abc.js', 'text/javascript', 'public, max-age=31536000, immutable'],
    ['/wasm/4.22.0/engine.wasm', 'application/wasm', 'public, max-age=31536000, immutable'],
    ['/mnist/train-00-0123456789.bin', 'application/octet-stream', 'public, max-age=31536000, immutable'],
    ['/mnist/sample.bin', 'application/octet-stream', 'no-cache'],
    ['/mnist/manifest.json', 'application/json', 'no-cache'],
    ['/photos/cat.jpg', 'image/jpeg', 'no-cache'],
  ])('%s is %s, %s', async (path, type, caching) => {
    const { status, headers } = await get(path)
    expect(status).toBe(200)
    expect(headers['content-type']).toBe(type)
    expect(headers['cache-control']).toBe(caching)
  })

  it('lets worker scripts alone compile wasm and start from blobs', async () => {
    const policyOf = async (path: string) => (await get(path)).headers['content-security-policy']
    const worker = await policyOf('/_next/static/chunks/turbopack-worker-abc.js')
    expect(worker).toContain(`script-src 'self' blob: 'wasm-unsafe-eval'`)
    expect(worker).toContain('worker-src blob:')
    for (const path of ['/', '/en/', '/_next/static/chunks/abc.js', '/wasm/4.22.0/engine.wasm', '/x']) {
      const policy = await policyOf(path)
      expect(policy).toContain(`default-src 'none'`)
      expect(policy).not.toContain('blob:')
      expect(policy).not.toContain('wasm-unsafe-eval')
    }
  })

  it('sends text compressed as the browser can take it', async () => {
    const path = '/_next/static/chunks/abc.js'
    const best = await get(path, { 'Accept-Encoding': 'gzip, deflate, br' })
    expect(best.headers['content-encoding']).toBe('br')
    expect(best.headers.vary).toBe('Accept-Encoding')
    expect(brotliDecompressSync(best.body).toString()).toBe(long)
    expect((await get(path, { 'Accept-Encoding': 'gzip' })).headers['content-encoding']).toBe('gzip')
    const plain = await get(path)
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(plain.body.toString()).toBe(long)
  })

  it('sends a gzip shard as the bytes it is, not as an encoding', async () => {
    const { headers, body } = await get('/mnist/train-00-0123456789.bin', { 'Accept-Encoding': 'gzip, br' })
    expect(headers['content-encoding']).toBeUndefined()
    expect(headers['content-length']).toBe(String(shard.length))
    expect(body.equals(shard)).toBe(true)
  })

  it('answers 304 to a known tag', async () => {
    const { headers } = await get('/mnist/sample.bin')
    const again = await get('/mnist/sample.bin', { 'If-None-Match': headers.etag ?? '' })
    expect(again.status).toBe(304)
    expect(again.body).toHaveLength(0)
  })
})

describe('what it refuses', () => {
  it('leaves the folder for no path, and shows no hidden file', async () => {
    for (const path of ['/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json', '/.build-inputs'])
      expect((await get(path)).status).toBe(404)
    expect((await get('/%E0%A4%A')).status).toBe(400)
  })

  it('takes GET and HEAD only', async () => {
    expect((await get('/', {}, 'POST')).status).toBe(405)
    const head = await get('/en/', {}, 'HEAD')
    expect(head.status).toBe(200)
    expect(head.body).toHaveLength(0)
  })

  it('does not serve a folder without a finished build', () => {
    const empty = mkdtempSync(join(tmpdir(), 'site-'))
    expect(() => createServer({ root: empty })).toThrow('npm run build')
    writeFileSync(join(empty, 'index.html'), '<html><head></head></html>')
    expect(() => createServer({ root: empty })).toThrow('carries no policy')
    rmSync(empty, { recursive: true })
  })

  it('says clearly that a port is taken', async () => {
    const second = createServer({ root })
    await expect(listen(second, { port: server.port, host: '127.0.0.1' })).rejects.toThrow(
      `port ${server.port} is taken`,
    )
  })
})

describe('addresses', () => {
  it('listens on loopback port 3000 unless told otherwise', () => {
    expect(addressFrom({} as NodeJS.ProcessEnv)).toEqual({ port: 3000, host: '127.0.0.1' })
    const env = { PORT: '8080', HOST: '0.0.0.0' } as unknown as NodeJS.ProcessEnv
    expect(addressFrom(env)).toEqual({ port: 8080, host: '0.0.0.0' })
    expect(() => addressFrom({ PORT: 'http' } as unknown as NodeJS.ProcessEnv)).toThrow('PORT=http')
  })

  it('names localhost first', () => {
    expect(siteUrls('127.0.0.1', 3000)).toEqual(['http://localhost:3000/'])
    expect(siteUrls('0.0.0.0', 3000)[0]).toBe('http://localhost:3000/')
    expect(siteUrls('lab.example', 80)).toEqual(['http://lab.example:80/'])
  })
})
