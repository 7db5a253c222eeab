import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decodeWeights, parseWeightManifest } from '@/lib/formats/weight-manifest'
import { convertFile } from '@/scripts/weights/convert-file'
import { downloadFile } from '@/scripts/weights/download'
import { sha256 } from '@/scripts/weights/sha256'
import { convertSmall, fixture, watched } from './convert-small'
import { smallNetwork } from './small-network'

const content = Buffer.from(Uint8Array.from({ length: 300_000 }, (_, i) => (i * i) >> 3))
let folder: string
let asked: (string | undefined)[]
let answer: (request: IncomingMessage, response: ServerResponse, nth: number) => void
const server = createServer((request, response) => {
  asked.push(request.headers.range)
  answer(request, response, asked.length)
})
let url: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'weights-'))
  asked = []
  if (!server.listening) await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/file.pth`
})
afterEach(async () => {
  rmSync(folder, { recursive: true })
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
})

/** Sends what was asked for, as a good server does, but not more than `most` bytes of it. */
function honest(request: IncomingMessage, response: ServerResponse, most = Infinity, body: Buffer = content) {
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
  const range = from > 0 ? { 'content-range': `bytes ${from}-${body.length - 1}/${body.length}` } : {}
  response.writeHead(from > 0 ? 206 : 200, { ...range, 'content-length': body.length - from })
  if (from + most >= body.length) return void response.end(body.subarray(from))
  response.write(body.subarray(from, from + most), () => setTimeout(() => response.destroy(), 20))
}

const download = (more: Partial<Parameters<typeof downloadFile>[0]> = {}) =>
  downloadFile({
    url,
    to: join(folder, 'file.pth'),
    bytes: content.length,
    sha256: sha256(content),
    pause: 1,
    ...more,
  })
const arrived = () => readFileSync(join(folder, 'file.pth'))
const part = () => readFileSync(join(folder, 'file.pth.part'))

describe('the download of npm run weights', () => {
  it('goes on where the connection broke, as often as it has to, and tells the bytes', async () => {
    answer = (request, response) => honest(request, response, 50_000)
    let told = 0
    await download({ onProgress: (received) => (told = received) })
    expect(arrived().equals(content)).toBe(true)
    expect(told).toBe(content.length)
    expect(asked).toHaveLength(6)
    expect(asked.slice(0, 3)).toEqual([undefined, 'bytes=50000-', 'bytes=100000-'])
    expect(existsSync(join(folder, 'file.pth.part'))).toBe(false)
  })

  it('goes on in the next run, and asks for nothing when all is there', async () => {
    writeFileSync(join(folder, 'file.pth.part'), content.subarray(0, 123_456))
    answer = (request, response) => honest(request, response)
    await download()
    expect(asked).toEqual(['bytes=123456-'])
    await download()
    expect(asked).toHaveLength(1)
    expect(arrived().equals(content)).toBe(true)
  })

  it('begins anew where a server cannot go on, or goes on in another place', async () => {
    writeFileSync(join(folder, 'file.pth.part'), content.subarray(0, 1000))
    answer = (_, response) => response.writeHead(200).end(content)
    await download()
    expect(arrived().equals(content)).toBe(true)

    rmSync(join(folder, 'file.pth'))
    writeFileSync(join(folder, 'file.pth.part'), content.subarray(0, 1000))
    asked = []
    answer = (_, response, nth) =>
      nth === 1
        ? response
            .writeHead(206, { 'content-range': `bytes 0-${content.length - 1}/${content.length}` })
            .end(content)
        : response.writeHead(200).end(content)
    await download()
    expect(asked).toEqual(['bytes=1000-', undefined])
    expect(arrived().equals(content)).toBe(true)
  })

  it('fetches a file with a wrong checksum once more, and then says so and keeps nothing', async () => {
    const altered = Buffer.from(content)
    altered[77] ^= 1
    answer = (request, response, nth) => honest(request, response, Infinity, nth === 1 ? altered : content)
    await download()
    expect(asked).toHaveLength(2)
    expect(arrived().equals(content)).toBe(true)

    rmSync(join(folder, 'file.pth'))
    asked = []
    answer = (request, response) => honest(request, response, Infinity, altered)
    await expect(download()).rejects.toThrow('twice not the published file')
    expect(asked).toHaveLength(2)
    expect(readdirSync(folder)).toEqual([])
  })

  it('stops at a refusal, and at a server that sends too much', async () => {
    answer = (_, response) => response.writeHead(404).end('no')
    await expect(download()).rejects.toThrow('status 404')
    answer = (_, response) => response.writeHead(200).end(Buffer.concat([content, content]))
    await expect(download()).rejects.toThrow(`more than ${content.length} bytes`)
    expect(asked).toHaveLength(2)
  })

  it('gives up when nothing comes any more, and keeps what has come', async () => {
    answer = (request, response, nth) =>
      nth === 1 ? honest(request, response, 50_000) : void response.destroy()
    await expect(download()).rejects.toThrow('the same command goes on from there')
    expect(part().equals(content.subarray(0, 50_000))).toBe(true)
  })
})

describe('the conversion of npm run weights', () => {
  const convert = (from: string) =>
    convertFile({
      from,
      to: join(folder, 'made'),
      spec: smallNetwork,
      about: { title: 'Small' },
      log: () => {},
    })

  it('writes a manifest and shards that the page can read, in place of what was there', async () => {
    const from = join(folder, 'small.pth')
    writeFileSync(from, fixture('small.pth'))
    await convert(from)
    writeFileSync(join(folder, 'made/weights-9.00000000.bin'), 'of an earlier conversion')
    const bytes = await convert(from)
    const manifest = parseWeightManifest(
      JSON.parse(readFileSync(join(folder, 'made/manifest.json'), 'utf8')),
      smallNetwork,
      'manifest.json',
    )
    const names = manifest.shards.map(({ file }) => file)
    expect(readdirSync(join(folder, 'made')).sort()).toEqual(['manifest.json', ...names])
    const shards = names.map((name) => new Uint8Array(readFileSync(join(folder, 'made', name))))
    expect(shards.map((shard) => sha256(shard))).toEqual(manifest.shards.map((entry) => entry.sha256))
    expect(shards.reduce((sum, { length }) => sum + length, 0)).toBe(bytes)
    const { values } = await convertSmall(watched(fixture('small.pth')))
    expect(decodeWeights(manifest, smallNetwork, shards)).toEqual(values)
    expect(manifest.about).toMatchObject({ title: 'Small', source: 'torch' })
  })

  it('leaves what was there as it was when the file is no good', async () => {
    const [good, bad] = [join(folder, 'small.pth'), join(folder, 'bad.pth')]
    writeFileSync(good, fixture('small.pth'))
    writeFileSync(bad, fixture('small.pth').subarray(0, 3000))
    await convert(good)
    const before = readdirSync(join(folder, 'made'))
    await expect(convert(bad)).rejects.toThrow('weights-invalid')
    await expect(convert(join(folder, 'none.pth'))).rejects.toThrow('ENOENT')
    expect(readdirSync(join(folder, 'made'))).toEqual(before)
    expect(readdirSync(folder).sort()).toEqual(['bad.pth', 'made', 'small.pth'])
  })
})
