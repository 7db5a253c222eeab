import { createHash } from 'node:crypto'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createRandom } from '@/lib/data/random'
import { loadMnistManifest, loadShard } from '@/lib/data/load-mnist'
import { fetchVerified, inflate } from '@/lib/data/verified-fetch'
import { errorOf } from './code-of'

// A real server, so that cut connections and missing files are what the network makes of them.
let server: Server | undefined
async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener)
  await new Promise<void>((ready) => server!.listen(0, '127.0.0.1', ready))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
afterEach(async () => {
  vi.unstubAllGlobals()
  server?.closeAllConnections()
  await new Promise((done) => (server ? server.close(done) : done(null)))
  server = undefined
})

const digits = 40
const random = createRandom(1)
const inflated = Uint8Array.from({ length: digits * 785 }, (_, i) =>
  i < digits * 784 ? Math.floor(random() * 256) : i % 10,
)
const packed = new Uint8Array(gzipSync(inflated))
const sha256 = createHash('sha256').update(packed).digest('hex')
const entry = { file: 'train-00.bin', digits, bytes: packed.length, sha256 }
const altered = packed.slice()
altered[packed.length >> 1] ^= 1

describe('fetchVerified', () => {
  it('gives the whole file and byte-true progress', async () => {
    const base = await serve((_, response) => {
      response.write(packed.subarray(0, 1000))
      setTimeout(() => response.end(packed.subarray(1000)), 50)
    })
    const seen: number[] = []
    const bytes = await fetchVerified(`${base}/x`, entry, { onBytes: (received) => seen.push(received) })
    expect(Buffer.compare(bytes, packed)).toBe(0)
    expect(seen.length).toBeGreaterThan(1)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(seen.at(-1)).toBe(packed.length)
  })

  it('a missing file: download-failed with its status, after one request', async () => {
    let requests = 0
    const base = await serve((_, response) => {
      requests++
      response.writeHead(404).end('not here')
    })
    const error = await errorOf(fetchVerified(`${base}/x`, entry))
    expect(error?.code).toBe('download-failed')
    expect(error?.detail).toEqual({ url: `${base}/x`, status: 404 })
    expect(requests).toBe(1)
  })

  it('nobody answers: download-failed', async () => {
    const base = await serve(() => {})
    await new Promise((closed) => server!.close(closed))
    expect((await errorOf(fetchVerified(`${base}/x`, entry)))?.code).toBe('download-failed')
  })

  it('no network at all: offline', async () => {
    vi.stubGlobal('navigator', { onLine: false })
    const fails = () => Promise.reject(new TypeError('Failed to fetch'))
    expect((await errorOf(fetchVerified('/x', entry, { fetch: fails })))?.code).toBe('offline')
  })

  it('the network goes away half-way: offline', async () => {
    const base = await serve((_, response) => {
      response.writeHead(200, { 'Content-Length': packed.length }).write(packed.subarray(0, 1000))
      setTimeout(() => {
        vi.stubGlobal('navigator', { onLine: false })
        response.destroy()
      }, 30)
    })
    expect((await errorOf(fetchVerified(`${base}/x`, entry)))?.code).toBe('offline')
  })

  it('the connection is cut: download-truncated, with how much came', async () => {
    const base = await serve((_, response) => {
      response.writeHead(200, { 'Content-Length': packed.length }).write(packed.subarray(0, 1000))
      setTimeout(() => response.destroy(), 30)
    })
    const error = await errorOf(fetchVerified(`${base}/x`, entry))
    expect(error?.code).toBe('download-truncated')
    expect(error?.detail).toEqual({ url: `${base}/x`, expected: packed.length, received: 1000 })
  })

  it.each([
    ['shorter', packed.subarray(0, packed.length - 1), 'download-truncated'],
    ['empty', packed.subarray(0, 0), 'download-truncated'],
    ['longer', Buffer.concat([packed, packed]), 'download-altered'],
    ['altered by one bit', altered, 'download-altered'],
  ])('a file that is %s: asks once more past the cache, then %s', async (_, body, code) => {
    const caches: (string | undefined)[] = []
    const get: typeof fetch = async (_, init) => {
      caches.push(init?.cache)
      return new Response(Uint8Array.from(body))
    }
    expect((await errorOf(fetchVerified('/x', entry, { fetch: get })))?.code).toBe(code)
    expect(caches).toEqual(['default', 'reload'])
  })

  it('recovers when only the cache was wrong', async () => {
    const get: typeof fetch = async (_, init) =>
      new Response(init?.cache === 'reload' ? packed : altered.subarray(0, 1234))
    expect((await fetchVerified('/x', entry, { fetch: get })).length).toBe(packed.length)
  })

  it('stops when aborted, before and while reading, with the abort itself', async () => {
    const controller = new AbortController()
    const base = await serve((_, response) => {
      response.writeHead(200, { 'Content-Length': packed.length }).write(packed.subarray(0, 1000))
      setTimeout(() => controller.abort(), 30)
    })
    const { signal } = controller
    await expect(fetchVerified(`${base}/x`, entry, { signal })).rejects.toMatchObject({ name: 'AbortError' })
    await expect(fetchVerified(`${base}/x`, entry, { signal })).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('inflate', () => {
  it('undoes gzip', async () => {
    expect(Buffer.compare(await inflate(packed), inflated)).toBe(0)
  })

  it.each([
    ['no gzip', inflated.slice(0, 100)],
    ['nothing', new Uint8Array(0)],
    ['a cut gzip file', packed.slice(0, -20)],
    ['an altered one', altered],
  ])('refuses %s', async (_, bytes) => {
    expect((await errorOf(inflate(bytes, '/x')))?.code).toBe('download-altered')
  })
})

describe('loadShard', () => {
  it('gives pixels and labels of a good shard', async () => {
    const { pixels, labels } = await loadShard('', entry, { fetch: async () => new Response(packed) })
    expect(Buffer.compare(pixels, inflated.subarray(0, digits * 784))).toBe(0)
    expect(Buffer.compare(labels, inflated.subarray(digits * 784))).toBe(0)
  })

  it('refuses one that holds fewer digits than it says, though its sum is right', async () => {
    const more = { ...entry, digits: digits + 1 }
    const error = await errorOf(loadShard('', more, { fetch: async () => new Response(packed) }))
    expect(error?.code).toBe('manifest-invalid')
  })
})

describe('loadMnistManifest', () => {
  const load = (response: () => Response) =>
    errorOf(loadMnistManifest('/book', { fetch: async () => response() }))

  it('asks below the base and says what is wrong', async () => {
    const missing = await load(() => new Response('', { status: 404 }))
    expect(missing?.code).toBe('download-failed')
    expect(missing?.detail.url).toBe('/book/mnist/manifest.json')
    expect((await load(() => new Response('<html>')))?.code).toBe('manifest-invalid')
    expect((await load(() => new Response('{"format":"mnist-shards/1"}')))?.code).toBe('manifest-invalid')
  })
})
