import { describe, expect, it } from 'vitest'
import { decodeShard, parseMnistManifest, type ShardEntry } from '@/lib/data/mnist'
import { codeOf } from './code-of'

const entry = (name: string): ShardEntry => ({
  file: `${name}-0123456789.bin`,
  digits: 5000,
  bytes: 800_000,
  sha256: 'ab'.repeat(32),
})
const manifest = () => ({
  format: 'mnist-shards/1',
  train: Array.from({ length: 12 }, (_, i) => entry(`train-${i}`)),
  test: Array.from({ length: 2 }, (_, i) => entry(`test-${i}`)),
})
const parse = (json: unknown) => parseMnistManifest(json, '/mnist/manifest.json')

describe('parseMnistManifest', () => {
  it('takes a good one, and drops what it does not know', () => {
    const parsed = parse({ ...manifest(), about: { credit: 'someone' } })
    expect(parsed).toEqual(manifest())
  })

  it('refuses a smaller set than MNIST', () => {
    const fewer = manifest()
    fewer.train.pop()
    expect(codeOf(() => parse(fewer))).toBe('manifest-invalid')
    const shorter = manifest()
    shorter.test[1].digits = 4999
    expect(codeOf(() => parse(shorter))).toBe('manifest-invalid')
  })

  it.each([
    ['null', null],
    ['a list', []],
    ['another format', { ...manifest(), format: 'mnist-shards/2' }],
    ['no format', { train: [], test: [] }],
    ['no test shards', { ...manifest(), test: undefined }],
    ['a shard that is null', { ...manifest(), test: [entry('a'), null] }],
    ['a path', { ...manifest(), test: [entry('a'), { ...entry('b'), file: '../secret' }] }],
    ['another origin', { ...manifest(), test: [entry('a'), { ...entry('b'), file: '//example.com/x' }] }],
    ['a fraction of a digit', { ...manifest(), test: [entry('a'), { ...entry('b'), digits: 5000.5 }] }],
    ['an absurd size', { ...manifest(), test: [entry('a'), { ...entry('b'), bytes: 1e15 }] }],
    ['a short SHA-256', { ...manifest(), test: [entry('a'), { ...entry('b'), sha256: 'abc' }] }],
  ])('refuses %s', (_, json) => {
    expect(codeOf(() => parse(json))).toBe('manifest-invalid')
  })
})

describe('decodeShard', () => {
  const shard = { file: 'train-00.bin', digits: 3 }
  const inflated = Uint8Array.from({ length: 3 * 785 }, (_, i) => (i < 3 * 784 ? i % 251 : 7 + i - 3 * 784))

  it('gives pixels and labels', () => {
    const { pixels, labels } = decodeShard(inflated, shard)
    expect(pixels.length).toBe(3 * 784)
    expect(pixels[784]).toBe(784 % 251)
    expect([...labels]).toEqual([7, 8, 9])
  })

  it('never gives fewer digits than the entry says', () => {
    for (const length of [0, 1, 785, 2 * 785, 3 * 785 - 1])
      expect(codeOf(() => decodeShard(inflated.subarray(0, length), shard))).toBe('manifest-invalid')
    expect(codeOf(() => decodeShard(inflated, { ...shard, digits: 2 }))).toBe('manifest-invalid')
  })

  it('refuses a label that is no digit', () => {
    const bad = inflated.slice()
    bad[3 * 784 + 1] = 10
    expect(codeOf(() => decodeShard(bad, shard))).toBe('manifest-invalid')
  })
})
