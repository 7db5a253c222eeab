import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { fetchResumed, type ArrivedFile } from '@/lib/data/resumed-fetch'
import { createRandom } from '@/lib/data/random'
import { memoryFolder, type Folder } from '@/lib/workers/private-files'
import { errorOf } from '../data/code-of'

// A real server, so that cut connections are what the network makes of them.
let server: Server | undefined
async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener)
  await new Promise<void>((ready) => server!.listen(0, '127.0.0.1', ready))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`
}
afterEach(async () => {
  server?.closeAllConnections()
  await new Promise((done) => (server ? server.close(done) : done(null)))
  server = undefined
})

const random = createRandom(5)
const whole = Uint8Array.from({ length: 300_000 }, () => Math.floor(random() * 256))
const other = Uint8Array.from({ length: 300_000 }, () => Math.floor(random() * 256))
const entry = { bytes: whole.length, sha256: createHash('sha256').update(whole).digest('hex') }

function file(folder: Folder = memoryFolder()): ArrivedFile & { bytes(): Promise<Uint8Array> } {
  let version: string | null = null
  return {
    append: () => folder.append('f'),
    read: () => folder.file('f'),
    version: async () => version,
    setVersion: async (next) => void (version = next),
    bytes: async () => new Uint8Array(await (await folder.file('f'))!.arrayBuffer()),
  }
}
const from = ({ headers }: IncomingMessage) => Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0)

/** Serves `body` with ranges and an ETag, as RFC 9110 has it; the first answer breaks off after `cut` bytes. */
function ranged(seen: IncomingMessage['headers'][], bodies: Uint8Array[], cut: number): RequestListener {
  return (request, response) => {
    const body = bodies[Math.min(seen.length, bodies.length - 1)]
    const tag = `"${createHash('sha256').update(body).digest('hex').slice(0, 8)}"`
    const first = seen.length === 0
    seen.push(request.headers)
    const valid = !request.headers['if-range'] || request.headers['if-range'] === tag
    const start = valid ? from(request) : 0
    response.writeHead(start > 0 ? 206 : 200, {
      ETag: tag,
      'Content-Length': body.length - start,
      ...(start > 0 && { 'Content-Range': `bytes ${start}-${body.length - 1}/${body.length}` }),
    })
    if (!first) return void response.end(body.subarray(start))
    response.write(body.subarray(0, cut))
    setTimeout(() => response.destroy(), 30)
  }
}

describe('fetchResumed', () => {
  it('goes on where the connection broke: asks for the rest only, and has the same bytes', async () => {
    const seen: IncomingMessage['headers'][] = []
    const url = await serve(ranged(seen, [whole], 100_000))
    const into = file()
    const told: number[] = []
    const error = await errorOf(fetchResumed(url, entry, into, { onBytes: (n) => told.push(n) }))
    expect(error?.code).toBe('download-truncated')
    expect(error?.detail.received).toBe(100_000)
    expect((await into.bytes()).length).toBe(100_000)

    const again: number[] = []
    await fetchResumed(url, entry, into, { onBytes: (n) => again.push(n) })
    expect(seen.map(({ range }) => range)).toEqual([undefined, 'bytes=100000-'])
    expect(seen[1]['if-range']).toMatch(/^"[0-9a-f]{8}"$/)
    expect([again[0], again.at(-1)]).toEqual([100_000, whole.length])
    expect(Buffer.compare(await into.bytes(), whole)).toBe(0)
  })

  it('another version on the server: its whole file comes in place of the part', async () => {
    const seen: IncomingMessage['headers'][] = []
    const url = await serve(ranged(seen, [other, whole], 100_000))
    const into = file()
    await errorOf(fetchResumed(url, entry, into))
    await fetchResumed(url, entry, into)
    expect(seen).toHaveLength(2)
    expect(Buffer.compare(await into.bytes(), whole)).toBe(0)
  })

  it('a server without ranges: the whole file again', async () => {
    let requests = 0
    const url = await serve((_, response) => {
      response.writeHead(200, { 'Content-Length': whole.length })
      if (++requests > 1) return void response.end(whole)
      response.write(whole.subarray(0, 50_000))
      setTimeout(() => response.destroy(), 30)
    })
    const into = file()
    await errorOf(fetchResumed(url, entry, into))
    await fetchResumed(url, entry, into)
    expect(requests).toBe(2)
    expect(Buffer.compare(await into.bytes(), whole)).toBe(0)
  })

  it('a server that sends another range than the one asked for is not believed', async () => {
    const ranges: (string | undefined)[] = []
    const url = await serve((request, response) => {
      ranges.push(request.headers.range)
      if (from(request) > 0)
        return void response.writeHead(206, { 'Content-Range': 'bytes 0-9/10' }).end(whole.subarray(0, 10))
      response.end(whole)
    })
    const folder = memoryFolder()
    const end = await folder.append('f')
    end.write(whole.slice(0, 70_000))
    await end.close()
    const into = file(folder)
    await fetchResumed(url, entry, into)
    expect(ranges).toEqual(['bytes=70000-', undefined])
    expect(Buffer.compare(await into.bytes(), whole)).toBe(0)
  })

  it('wrong bytes are fetched once more from the start, then given up with nothing left behind', async () => {
    const ranges: (string | undefined)[] = []
    const url = await serve((request, response) => {
      ranges.push(request.headers.range)
      response.end(other)
    })
    const into = file()
    expect((await errorOf(fetchResumed(url, entry, into)))?.code).toBe('download-altered')
    expect(ranges).toEqual([undefined, undefined])
    expect((await into.bytes()).length).toBe(0)
  })

  it('wrong once, then right: nobody notices', async () => {
    let requests = 0
    const url = await serve((_, response) => void response.end(++requests === 1 ? other : whole))
    const into = file()
    await fetchResumed(url, entry, into)
    expect(requests).toBe(2)
    expect(Buffer.compare(await into.bytes(), whole)).toBe(0)
  })

  it('too long counts as wrong; cut short without an error is asked for once more, then truncated', async () => {
    let long = 0
    const url = await serve((_, response) => {
      long++
      response.end(Buffer.concat([whole, other]))
    })
    expect((await errorOf(fetchResumed(url, entry, file())))?.code).toBe('download-altered')
    expect(long).toBe(2)
    server!.closeAllConnections()
    await new Promise((done) => server!.close(done))
    let short = 0
    const cut = await serve((request, response) => {
      short++
      const start = from(request)
      if (start > 0)
        response.writeHead(206, { 'Content-Range': `bytes ${start}-${whole.length - 1}/${whole.length}` })
      response.end(whole.subarray(start, start + 1000))
    })
    const into = file()
    const error = await errorOf(fetchResumed(cut, entry, into))
    expect([error?.code, error?.detail.received, short]).toEqual(['download-truncated', 2000, 2])
    expect((await into.bytes()).length).toBe(2000)
  })

  it('nothing is asked for when all is there, and a full place is told of', async () => {
    const url = await serve((_, response) => void response.end(whole))
    const into = file(memoryFolder(whole.length))
    await fetchResumed(url, entry, into)
    await fetchResumed(url, entry, into, { fetch: () => Promise.reject(new Error('asked')) })
    const full = await fetchResumed(url, entry, file(memoryFolder(1000))).catch((thrown) => thrown)
    expect((full as DOMException).name).toBe('QuotaExceededError')
  })

  it('an abort rejects with its reason and leaves what came', async () => {
    const url = await serve((_, response) => void response.write(whole.subarray(0, 5000)))
    const stop = new AbortController()
    const into = file()
    const got = fetchResumed(url, entry, into, {
      signal: stop.signal,
      onBytes: (n) => n > 0 && stop.abort(),
    }).catch((thrown) => thrown)
    expect(((await got) as Error).name).toBe('AbortError')
    expect((await into.bytes()).length).toBe(5000)
  })
})
