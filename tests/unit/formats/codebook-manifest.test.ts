import { describe, expect, it } from 'vitest'
import { decodeShard, decodeShardInSteps, parseWeightManifest } from '@/lib/formats/weight-manifest'
import { convertSmall, fixture, watched } from '../torch/convert-small'
import { smallNetwork } from '../torch/small-network'
import { expectRefusal } from './expect-refusal'

const dense = { bits: 6, rowsPerBlock: 2, width: 0.2 } as const
const { manifest, shards } = await convertSmall(watched(fixture('small.pth')), { dense })
const fc6 = manifest.tensors.findIndex(({ name }) => name === 'fc6.weight')

/** The manifest with something else in the entry of fc6. */
function changed(change: Record<string, unknown>): unknown {
  const json = JSON.parse(JSON.stringify(manifest)) as { tensors: object[] }
  json.tensors[fc6] = { ...json.tensors[fc6], ...change }
  return json
}
const form = manifest.tensors[fc6].codebook!

describe('a manifest with codebooks', () => {
  it('keeps what was checked, and nothing else', () => {
    expect(form).toEqual({ bits: 6, rowsPerBlock: 2, codes: form.codes })
    const parsed = parseWeightManifest(
      changed({ extra: 1, codebook: { ...form, extra: 1 } }),
      smallNetwork,
      'm',
    )
    expect(parsed).toEqual(manifest)
  })

  it.each([
    ['no form', { codebook: undefined }, 'codebook is not an object'],
    ['seven bits', { codebook: { ...form, bits: 7 } }, 'codebook of 7 bits'],
    ['unknown codes', { codebook: { ...form, codes: 'zip' } }, 'codes zip'],
    ['no rows in a block', { codebook: { ...form, rowsPerBlock: 0 } }, 'rowsPerBlock 0'],
    ['half a row', { codebook: { ...form, rowsPerBlock: 0.5 } }, 'rowsPerBlock 0.5'],
    ['too few bytes', { bytes: 3 * 64 * 4 }, `bytes ${3 * 64 * 4}`],
    ['more bytes than codes can take', { bytes: 1e9 }, 'bytes 1000000000'],
    ['an encoding of tomorrow', { encoding: 'arithmetic' }, 'encoding arithmetic'],
  ])('is refused with %s', (_, change, words) => {
    expectRefusal(() => parseWeightManifest(changed(change), smallNetwork, 'm'), words, 'manifest-invalid')
  })

  it('is refused with codebooks for what is no dense layer', () => {
    for (const name of ['conv1.weight', 'fc6.bias']) {
      const json = JSON.parse(JSON.stringify(manifest)) as typeof manifest
      Object.assign(
        json.tensors.find((tensor) => tensor.name === name)!,
        { encoding: 'codebook', codebook: form },
      )
      expectRefusal(
        () => parseWeightManifest(json, smallNetwork, 'm'),
        'encoding codebook',
        'manifest-invalid',
      )
    }
  })
})

describe('a shard in steps', () => {
  it('has the tensors that it has at once', async () => {
    let breaths = 0
    const breathe = async () => void breaths++
    for (const [shard, bytes] of shards.entries())
      expect(await decodeShardInSteps(manifest, shard, bytes, { breathe })).toEqual(
        decodeShard(manifest, shard, bytes),
      )
    expect(breaths).toBe(3 + 2) // the blocks of fc6 (5 rows) and fc8 (3 rows)
  })

  it('can be left between two blocks', async () => {
    const cancel = new AbortController()
    const shard = manifest.tensors[fc6].shard
    const decoding = decodeShardInSteps(manifest, shard, shards[shard], {
      signal: cancel.signal,
      breathe: async () => cancel.abort(),
    })
    await expect(decoding).rejects.toMatchObject({ name: 'AbortError' })
  })
})
