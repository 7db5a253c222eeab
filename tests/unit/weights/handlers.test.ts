import { createHash } from 'node:crypto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { CodedError } from '@/lib/errors'
import { photoSpecs } from '@/lib/nn/photo-networks'
import type { WeightsProgress } from '@/lib/protocol/weights-messages'
import type { ImportWeights } from '@/lib/workers/import-weights'
import { memoryFolder, type Folder } from '@/lib/workers/private-files'
import { createWeightStore } from '@/lib/workers/weight-store'
import { createWeightsHandlers } from '@/lib/workers/weights-handlers'
import { errorOf } from '../data/code-of'
import { madeWeights } from './made-weights'

const made = madeWeights(photoSpecs.alexnet, 3)
const names = made.manifest.shards.map(({ file }) => file)
const total = made.manifest.shards.reduce((sum, { bytes }) => sum + bytes, 0)
const id = createHash('sha256').update(JSON.stringify(made.manifest)).digest('hex').slice(0, 16)

/** Emits the made shards, as if a file had been converted. */
const importWeights: ImportWeights = async (file, _, { signal, onProgress, emit }) => {
  for (const [i, name] of names.entries()) {
    signal.throwIfAborted()
    await emit(name, new Uint8Array(made.shards.get(name)!))
    onProgress({ received: i + 1, total: names.length })
  }
  if (file.size === 13) throw new CodedError('weights-invalid', { problem: 'at the very end' })
  return made.manifest
}

function world(root: Folder | null, convert = importWeights) {
  const told: WeightsProgress[] = []
  const stop = new AbortController()
  const context = {
    signal: stop.signal,
    progress: (value: WeightsProgress) => void told.push(value),
    caughtUp: () => true,
  }
  const handlers = createWeightsHandlers({ importWeights: convert, files: async () => root })
  return {
    told,
    stop,
    list: async () => handlers['weights/list']({ base: '/b' }, context as never),
    importFile: async (bytes = 5) =>
      handlers['weights/import'](
        { network: 'alexnet', file: new Blob([new Uint8Array(bytes)]), name: 'a.pth' },
        context,
      ),
    fetchHosted: async () => handlers['weights/fetch']({ base: '/b', network: 'alexnet' }, context),
    remove: async () => handlers['weights/delete']({ network: 'alexnet' }, context as never),
  }
}

const drafts = async (root: Folder) => (await (await root.folder('weights')).folder('alexnet')).folders()

/** The site: hosted.json and the made weights, with ranges; `answer` may say something else first. */
function site(answer: (name: string, init: RequestInit) => Response | null = () => null) {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    init.signal?.throwIfAborted()
    const name = url.slice(url.lastIndexOf('/') + 1)
    const range = new Headers(init.headers).get('Range')
    asked.push(range ? `${name} ${range}` : name)
    const other = answer(name, init)
    if (other) return other
    if (url === '/b/weights/hosted.json') return Response.json({ alexnet: { id, bytes: total } })
    if (url === '/b/weights/alexnet/manifest.json') return Response.json(made.manifest)
    const bytes = new Uint8Array(made.shards.get(name)!)
    const from = Number(/bytes=(\d+)-/.exec(range ?? '')?.[1] ?? 0)
    const headers = { 'Content-Range': `bytes ${from}-${bytes.length - 1}/${bytes.length}`, ETag: '"a"' }
    return from > 0
      ? new Response(bytes.subarray(from), { status: 206, headers })
      : new Response(bytes, { headers: { ETag: '"a"' } })
  })
  return asked
}
afterEach(() => vi.unstubAllGlobals())

describe('weights from a file', () => {
  it('are kept, listed with where they came from, and deleted', async () => {
    site(() => Response.json({}))
    const root = memoryFolder()
    const { list, importFile, remove, told } = world(root)
    expect(await list()).toMatchObject({ keeps: true, networks: { alexnet: { kept: null, hosted: null } } })
    expect(await importFile()).toMatchObject({ bytes: total, visit: null })
    expect(told.at(-1)).toEqual({ received: names.length, total: names.length })
    const origin = { from: 'file', name: 'a.pth', bytes: 5 }
    expect((await list()).networks.alexnet.kept).toMatchObject({ bytes: total, origin })
    // Another worker, as at the next visit.
    expect((await world(root).list()).networks.alexnet.kept).toMatchObject({ origin })
    await remove()
    expect((await list()).networks.alexnet.kept).toBeNull()
  })

  it('a file that fails at its end, or is cancelled, leaves nothing and keeps what was there', async () => {
    site(() => Response.json({}))
    const root = memoryFolder()
    const first = world(root)
    await first.importFile()
    expect((await errorOf(first.importFile(13)))?.code).toBe('weights-invalid')
    const cancelled = world(root, async (file, spec, options) => {
      cancelled.stop.abort()
      return importWeights(file, spec, options)
    })
    await expect(cancelled.importFile()).rejects.toThrow('abort')
    expect(await drafts(root)).toHaveLength(1)
    expect((await first.list()).networks.alexnet.kept).toMatchObject({ bytes: total })
  })

  it('where nothing can be kept they are handed to the page, for this visit', async () => {
    const { visit } = await world(null).importFile()
    expect(visit?.why).toBe('unavailable')
    expect(visit?.manifest).toEqual(made.manifest)
    expect(visit?.shards.map(({ size }) => size)).toEqual(made.manifest.shards.map(({ bytes }) => bytes))
  })

  it('where the room ends half-way, nothing is read again and nothing stays behind', async () => {
    const root = memoryFolder(total / 2)
    let read = 0
    const { importFile } = world(root, (...all) => {
      read++
      return importWeights(...all)
    })
    const { visit } = await importFile()
    expect([visit?.why, read]).toEqual(['no-room', 1])
    for (const [i, name] of names.entries())
      expect(Buffer.compare(Buffer.from(await visit!.shards[i].arrayBuffer()), made.shards.get(name)!)).toBe(
        0,
      )
    expect(await drafts(root)).toEqual([])
  })
})

describe('weights of the site', () => {
  it('come only when asked for, with progress in bytes, and are kept', async () => {
    const asked = site()
    const root = memoryFolder()
    const { list, fetchHosted, told } = world(root)
    expect((await list()).networks.alexnet.hosted).toEqual({ bytes: total, here: 0 })
    expect(asked.every((name) => name === 'hosted.json')).toBe(true)
    expect(await fetchHosted()).toMatchObject({ bytes: total, origin: { from: 'site' }, visit: null })
    expect(told.at(-1)).toEqual({ received: total, total })
    const counts = told.map((value) => ('received' in value ? value.received : NaN))
    expect(counts).toEqual([...counts].sort((a, b) => a - b))
    const kept = await createWeightStore(await root.folder('weights')).kept('alexnet')
    expect(
      Buffer.compare(Buffer.from(await kept!.files.shards[2].arrayBuffer()), made.shards.get(names[2])!),
    ).toBe(0)
  })

  it('a broken connection keeps what came, tells of it, and the next visit asks for the rest only', async () => {
    const [, , , , , big] = names
    const bytes = made.shards.get(big)!
    site((name) =>
      name === big
        ? new Response(
            new ReadableStream({
              start(controller) {
                controller.enqueue(new Uint8Array(bytes.subarray(0, 1_000_000)))
                setTimeout(() => controller.error(new TypeError('network')), 20)
              },
            }),
            { headers: { ETag: '"a"' } },
          )
        : null,
    )
    const root = memoryFolder()
    const stop = world(root)
    // It goes on by itself, which brings nothing here: the same bytes, from the start each time.
    expect((await errorOf(stop.fetchHosted()))?.code).toBe('download-truncated')
    const asked = site()
    const later = world(root)
    const { here } = (await later.list()).networks.alexnet.hosted!
    expect(here).toBeGreaterThan(1_000_000)
    await later.fetchHosted()
    expect(asked).toContain(`${big} bytes=1000000-`)
    expect(asked).not.toContain(names[0])
    expect(later.told[0]).toMatchObject({ total })
    expect((await later.list()).networks.alexnet).toMatchObject({
      kept: { bytes: total },
      hosted: { here: total },
    })
  })

  it('a wrong shard is fetched once more, then told of; the others stay', async () => {
    const altered = new Uint8Array(made.shards.get(names[1])!)
    altered[7] ^= 1
    const asked = site((name) => (name === names[1] ? new Response(altered) : null))
    const { fetchHosted, list } = world(memoryFolder())
    expect((await errorOf(fetchHosted()))?.code).toBe('download-altered')
    expect(asked.filter((name) => name.startsWith(names[1]))).toHaveLength(2)
    expect((await list()).networks.alexnet.kept).toBeNull()
  })

  it('without room they come to memory, with what had been kept of them', async () => {
    site()
    const { visit } = await world(memoryFolder(total / 2)).fetchHosted()
    expect(visit?.why).toBe('no-room')
    expect(visit?.shards.map(({ size }) => size)).toEqual(made.manifest.shards.map(({ bytes }) => bytes))
    expect((await world(null).fetchHosted()).visit?.why).toBe('unavailable')
  })

  it('cancelled, it stops asking and what came stays', async () => {
    let count = 0
    const { fetchHosted, list, stop } = world(memoryFolder())
    site((name) => {
      if (name.endsWith('.bin') && ++count === 3) stop.abort()
      return null
    })
    await expect(fetchHosted()).rejects.toThrow('abort')
    const before = count
    await new Promise((done) => setTimeout(done, 50))
    expect(count).toBe(before)
    expect((await list()).networks.alexnet.kept).toBeNull()
  })
})
