/** The built site with converted weights of the large AlexNet beside it, as a host would have them; it can misbehave. */
import { createHash } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { photoSpecs } from '@/lib/nn/photo-networks'
import { siteHeaders } from '../../scripts/site-headers.mjs'
import { createServer } from '../../scripts/site-server.mjs'
import { madeWeights } from '../unit/weights/made-weights'

export interface HostingSite {
  url: string
  /** Bytes of all shards, and their names in order. */
  total: number
  shards: string[]
  /** What was asked for of the weights, with the range if there was one. */
  asked: string[]
  /** Shards that stop after so many bytes of an answer: 'hold' leaves the connection open, 'cut' ends it. */
  broken: Map<string, { after: number; how: 'hold' | 'cut' }>
  /** Shards of which one byte is wrong. */
  altered: Set<string>
  close(): Promise<void>
}

/** @param answer the class that the network answers, whatever it is shown */
export async function hostWeights(answer: number): Promise<HostingSite> {
  const { manifest, shards } = madeWeights(photoSpecs.alexnet, answer)
  const json = JSON.stringify(manifest)
  const total = manifest.shards.reduce((sum, { bytes }) => sum + bytes, 0)
  const id = createHash('sha256').update(json).digest('hex').slice(0, 16)
  const files = new Map<string, Buffer>([
    ['hosted.json', Buffer.from(JSON.stringify({ alexnet: { id, bytes: total } }))],
    ['alexnet/manifest.json', Buffer.from(json)],
    ...[...shards].map(([name, bytes]) => [`alexnet/${name}`, bytes] as const),
  ])
  const site = createServer({ root: 'out' })
  const asked: string[] = []
  const broken: HostingSite['broken'] = new Map()
  const altered = new Set<string>()

  const server = http.createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname
    const name = path.replace('/weights/', '')
    const file = path.startsWith('/weights/') ? files.get(name) : undefined
    if (!file) return void site.emit('request', request, response)
    const shard = name.replace('alexnet/', '')
    const { range } = request.headers
    asked.push(range ? `${shard} ${range}` : shard)
    const body = Buffer.from(file)
    if (altered.has(shard)) body[5] ^= 1
    const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0)
    for (const [key, value] of Object.entries(siteHeaders(path, null))) response.setHeader(key, value)
    response.writeHead(from > 0 ? 206 : 200, {
      'Content-Type': name.endsWith('.json') ? 'application/json' : 'application/octet-stream',
      'Content-Length': body.length - from,
      ETag: `"${id}"`,
      ...(from > 0 && { 'Content-Range': `bytes ${from}-${body.length - 1}/${body.length}` }),
    })
    const fault = broken.get(shard)
    if (!fault) return void response.end(body.subarray(from))
    response.write(body.subarray(from, from + fault.after))
    if (fault.how === 'cut') setTimeout(() => response.destroy(), 100)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    total,
    shards: manifest.shards.map(({ file }) => file),
    asked,
    broken,
    altered,
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
