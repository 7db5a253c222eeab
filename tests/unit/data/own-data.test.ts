import { describe, expect, it } from 'vitest'
import { datasetOfFiles, datasetOfSymbols, sourceOfDataset } from '@/lib/data/own-data'
import { readOwnData } from '@/lib/workers/read-own-data'

/** An IDX file of bytes with these dimensions. */
function idx(dims: number[], value: (i: number) => number): Uint8Array<ArrayBuffer> {
  const count = dims.reduce((a, b) => a * b, 1)
  const bytes = new Uint8Array(4 + 4 * dims.length + count)
  bytes.set([0, 0, 8, dims.length])
  dims.forEach((size, i) => new DataView(bytes.buffer).setUint32(4 + 4 * i, size))
  for (let i = 0; i < count; i++) bytes[4 + 4 * dims.length + i] = value(i)
  return bytes
}
const pictures = (n: number, side = 28) => idx([n, side, side], (i) => Math.floor(i / (side * side)) % 256)
const labels = (n: number, classes = 10) => idx([n], (i) => i % classes)
const four = () => [labels(20), pictures(120), labels(120), pictures(20)]

describe('four IDX files', () => {
  it('are matched by how many pictures they hold, whatever their order', () => {
    const { train, test, apart } = datasetOfFiles(four())
    expect([train.labels.length, test.labels.length, apart]).toEqual([120, 20, true])
    expect(train.pixels[5 * 784]).toBe(5)
    expect(train.labels[13]).toBe(3)
  })

  it.each([
    ['three files', () => four().slice(1), /3 files/],
    [
      'two of pictures only',
      () => [pictures(120), pictures(20), pictures(20), pictures(5)],
      /4 files of pictures/,
    ],
    ['other sides', () => [labels(20), pictures(120, 27), labels(120), pictures(20)], /27 x 27/],
    ['other counts', () => [labels(21), pictures(120), labels(120), pictures(20)], /no file of 20 labels/],
    ['more classes', () => [labels(20), pictures(120), labels(120, 11), pictures(20)], /label 10/],
    ['too few pictures', () => [labels(20), pictures(60), labels(60), pictures(20)], /only 60/],
    ['a cut file', () => [labels(20), pictures(120).slice(0, -1), labels(120), pictures(20)], /needs/],
  ])('%s are refused with what is wrong', (_, make, problem) => {
    expect(() => datasetOfFiles(make())).toThrow(
      expect.objectContaining({ code: 'idx-invalid', detail: { problem: expect.stringMatching(problem) } }),
    )
  })

  it('may be packed, and damage is told', async () => {
    const pack = (bytes: Uint8Array<ArrayBuffer>) =>
      new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))).blob()
    const files = await Promise.all(four().map(pack))
    const { signal } = new AbortController()
    const read = await readOwnData({ kind: 'files', name: 'x', files }, signal)
    expect(read.train.labels).toEqual(datasetOfFiles(four()).train.labels)
    const damaged = [...files.slice(1), files[0].slice(0, files[0].size - 9)]
    await expect(readOwnData({ kind: 'files', name: 'x', files: damaged }, signal)).rejects.toMatchObject({
      code: 'idx-invalid',
    })
  })
})

describe('symbols that were drawn', () => {
  const drawn = (perSymbol: number, names = ['star', 'moon']) => ({
    kind: 'symbols' as const,
    names,
    pixels: Uint8Array.from({ length: names.length * perSymbol * 784 }, (_, i) =>
      i % 784 === 400 ? 10 + Math.floor(i / 784) : 0,
    ),
    labels: Uint8Array.from({ length: names.length * perSymbol }, (_, i) => Math.floor(i / perSymbol)),
  })

  it('are multiplied, and one drawing of each is kept for the test where there are three', () => {
    const { train, test, apart } = datasetOfSymbols(drawn(3))
    expect([train.labels.length, test.labels.length, apart]).toEqual([400, 80, true])
    // The drawings themselves come first: 10 and 11 for training, 12 for the test.
    expect([train.pixels[400], train.pixels[784 + 400], test.pixels[400]]).toEqual([10, 11, 12])
    expect([...train.labels.slice(198, 202)]).toEqual([0, 0, 1, 1])
    expect(datasetOfSymbols(drawn(2)).apart).toBe(false)
  })

  it('are refused where one has no drawing', () => {
    const none = { ...drawn(2), names: ['star', 'moon', 'sun'] }
    expect(() => datasetOfSymbols(none)).toThrow(expect.objectContaining({ code: 'idx-invalid' }))
    expect(() => datasetOfSymbols(drawn(2, ['star']))).toThrow(
      expect.objectContaining({ code: 'idx-invalid' }),
    )
  })

  it('become shards that training takes, with some held back', async () => {
    const source = sourceOfDataset(datasetOfSymbols(drawn(3)))
    expect(source.held).toBe(33)
    const { train } = await source.manifest()
    expect(train.map(({ digits }) => digits)).toEqual([400])
    expect((await source.shard('test', 0)).labels).toHaveLength(80)
  })
})
