import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  decodeWeights,
  encodeWeights,
  parseWeightManifest,
  type EncodeOptions,
  type WeightManifest,
} from '@/lib/formats/weight-manifest'
import { lenet5Modern as spec } from '@/lib/nn/lenet5'
import { parameterCount, parameterList } from '@/lib/nn/parameters'
import { randomValues } from '../nn/finite-differences'
import { expectRefusal } from './expect-refusal'
import { expectSameBits } from './expect-same-bits'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const options: EncodeOptions = {
  encoding: 'int8-per-channel',
  shardBytes: 20_000,
  sha256,
  about: { title: 'Test' },
}

/** Channels of very different sizes, among them one of zeros. */
function values(): Float32Array {
  const flat = Float32Array.from(randomValues(parameterCount(spec), 41))
  for (const { shape, offset, size } of parameterList(spec)) {
    const channels = shape[shape.length - 1]
    for (let i = 0; i < size; i++) flat[offset + i] *= i % channels === 3 ? 0 : 10 ** (-(i % channels) % 7)
  }
  return flat
}

const flat = values()
const encoded = encodeWeights(spec, flat, options)
const json = () => JSON.parse(JSON.stringify(encoded.manifest)) as WeightManifest

describe('float32 weights', () => {
  it('come back bit by bit', () => {
    const { manifest, shards } = encodeWeights(spec, flat, { ...options, encoding: 'float32' })
    expectSameBits(decodeWeights(manifest, spec, shards), flat)
    expect(shards.reduce((sum, { length }) => sum + length, 0)).toBe(4 * 61_706)
  })
})

describe('int8-per-channel weights', () => {
  const decoded = decodeWeights(json(), spec, encoded.shards)

  it('are off by at most half a scale, each of them; biases are exact', () => {
    for (const { name, shape, offset, size } of parameterList(spec)) {
      const channels = shape[shape.length - 1]
      const scales = new Float64Array(channels)
      for (let i = 0; i < size; i++)
        scales[i % channels] = Math.max(scales[i % channels], Math.abs(flat[offset + i]) / 127)
      for (let i = 0; i < size; i++) {
        const error = Math.abs(decoded[offset + i] - flat[offset + i])
        // Scales and products are rounded to float32, hence 2e-5 of a scale more.
        const bound = shape.length > 1 ? scales[i % channels] * (0.5 + 2e-5) : 0
        if (!(error <= bound)) expect.fail(`${name}[${i}]: off by ${error}, allowed ${bound}`)
      }
    }
  })

  it('use the whole range of codes in each channel', () => {
    const { shard, offset, bytes } = encoded.manifest.tensors[0]
    const codes = new Int8Array(encoded.shards[shard].slice(offset + 4 * 6, offset + bytes).buffer)
    for (let channel = 0; channel < 6; channel++) {
      const own = codes.filter((_, i) => i % 6 === channel)
      expect(Math.max(...own.map(Math.abs))).toBe(channel === 3 ? 0 : 127)
    }
  })

  it('hold extreme values: tiny, greatest, one-sided', () => {
    const extreme = new Float32Array(parameterCount(spec))
    extreme.set([3.4028234663852886e38, 1e-38, 1e-45, -5, -0, 0.1])
    const { manifest, shards } = encodeWeights(spec, extreme, options)
    const back = decodeWeights(manifest, spec, shards)
    expect(back[0] / extreme[0]).toBeCloseTo(1, 3)
    expect(back[1] / extreme[1]).toBeCloseTo(1, 3)
    expect(back[2]).toBeLessThan(1e-44)
    expect(back[3]).toBeCloseTo(-5, 5)
    expect(back[5]).toBeCloseTo(0.1, 7)
    expect(back.every(Number.isFinite)).toBe(true)
  })

  it('take about a quarter of the bytes', () => {
    const bytes = encoded.shards.reduce((sum, { length }) => sum + length, 0)
    expect(bytes).toBeLessThan(61_706 * 1.04)
  })

  it('are the same after a second encoding: nothing drifts', () => {
    const { manifest, shards } = encodeWeights(spec, decoded, options)
    const again = decodeWeights(manifest, spec, shards)
    again.forEach((value, i) =>
      expect(Math.abs(value - decoded[i])).toBeLessThanOrEqual(Math.abs(decoded[i]) * 1e-6),
    )
  })

  it('can be read from shards that begin anywhere in memory', () => {
    const moved = encoded.shards.map((shard) => {
      const bytes = new Uint8Array(shard.length + 3)
      bytes.set(shard, 3)
      return bytes.subarray(3)
    })
    expectSameBits(decodeWeights(json(), spec, moved), decoded)
  })
})

describe('encodeWeights', () => {
  it('keeps a layer in one shard, begins tensors at multiples of four, and names shards by their hash', () => {
    const { tensors, shards } = encoded.manifest
    expect(shards.length).toBeGreaterThan(1)
    for (const { offset } of tensors) expect(offset % 4).toBe(0)
    for (let i = 0; i < tensors.length; i += 2) expect(tensors[i].shard).toBe(tensors[i + 1].shard)
    shards.forEach(({ file, bytes, sha256: sum }, index) => {
      expect(sum).toBe(sha256(encoded.shards[index]))
      expect(bytes).toBe(encoded.shards[index].length)
      expect(file).toBe(`weights-${index}.${sum.slice(0, 8)}.bin`)
    })
  })

  it('gives the same bytes for the same weights', () => {
    const again = encodeWeights(spec, values(), options)
    expect(again.manifest).toEqual(encoded.manifest)
    again.shards.forEach((shard, index) => expect(Buffer.compare(shard, encoded.shards[index])).toBe(0))
  })

  it('refuses a wrong length and values that are not finite', () => {
    expectRefusal(() => encodeWeights(spec, flat.subarray(1), options), '61705 parameters')
    const bad = flat.slice()
    bad[156 + 5] = NaN
    expectRefusal(() => encodeWeights(spec, bad, options), 'c3.weight: value 5 is NaN')
  })
})

describe('parseWeightManifest', () => {
  it('accepts what encodeWeights makes and keeps nothing else', () => {
    expect(parseWeightManifest({ ...json(), extra: 1 }, spec, 'm.json')).toEqual(encoded.manifest)
  })

  type Change = (manifest: WeightManifest) => unknown
  /** Data from outside may be of any type. */
  const set = <T extends object>(target: T, changes: Partial<Record<keyof T, unknown>>) =>
    Object.assign(target, changes)
  const tensor =
    (changes: Partial<Record<keyof WeightManifest['tensors'][0], unknown>>): Change =>
    (m) =>
      set(m.tensors[2], changes)
  const shard =
    (changes: Partial<Record<keyof WeightManifest['shards'][0], unknown>>): Change =>
    (m) =>
      set(m.shards[1], changes)

  const cases: [words: string, change: Change][] = [
    ['format weights/2', (m) => set(m, { format: 'weights/2' })],
    ['network alexnet64 instead of lenet5-modern', (m) => set(m, { network: 'alexnet64' })],
    ['about', (m) => set(m, { about: [] })],
    ['shards is not a list', (m) => set(m, { shards: {} })],
    ['tensors is not a list', (m) => set(m, { tensors: null })],
    ['output.bias: missing', (m) => m.tensors.pop()],
    ['11 tensors instead of 10', (m) => m.tensors.push(m.tensors[0])],
    ['tensor c1.bias instead of c1.weight', (m) => m.tensors.shift()],
    ['tensor c3.weights instead of c3.weight', tensor({ name: 'c3.weights' })],
    ['c3.weight: missing', (m) => set(m.tensors, { 2: null })],
    ['c3.weight: shape [16,6,5,5]', tensor({ shape: [16, 6, 5, 5] })],
    ['c3.weight: shape "5x5"', tensor({ shape: '5x5' })],
    ['c3.weight: encoding int4', tensor({ encoding: 'int4' })],
    [
      'c3.bias: encoding int8-per-channel',
      (m) => set(m.tensors[3], { encoding: 'int8-per-channel', bytes: 80 }),
    ],
    ['c3.weight: bytes 2464', tensor({ encoding: 'float32' })],
    ['c3.weight: bytes 2463', tensor({ bytes: 2463 })],
    ['c3.weight: shard 9', tensor({ shard: 9 })],
    ['c3.weight: shard -1', tensor({ shard: -1 })],
    ['c3.weight: shard 0.5', tensor({ shard: 0.5 })],
    ['c3.weight: offset 201', tensor({ offset: 201 })],
    ['c3.weight: offset -4', tensor({ offset: -4 })],
    ['c3.weight: offset NaN', tensor({ offset: NaN })],
    ['c3.weight: offset 0 instead of', tensor({ offset: 0 })], // over c1
    ['c3.weight: offset 1000000 instead of', tensor({ offset: 1_000_000 })], // a gap
    ['file "../secret.bin"', shard({ file: '../secret.bin' })],
    ['file "/etc/passwd"', shard({ file: '/etc/passwd' })],
    ['file "https://elsewhere/x.bin"', shard({ file: 'https://elsewhere/x.bin' })],
    ['file ".."', shard({ file: '..' })],
    ['file undefined', shard({ file: undefined })],
    ['bytes 1e+300', shard({ bytes: 1e300 })],
    ['bytes -4', shard({ bytes: -4 })],
    ['sha256', shard({ sha256: 'ABC' })],
    ['instead of', shard({ bytes: 50_000_000 })], // more than its tensors fill
    ['two shards of one name', (m) => set(m.shards[1], { file: m.shards[0].file })],
    ['0 bytes instead of 0', (m) => m.shards.push({ ...m.shards[0], file: 'empty.bin', bytes: 0 })],
  ]
  it.each(cases)('refuses, saying "%s"', (words, change) => {
    const manifest = json()
    change(manifest)
    expectRefusal(() => parseWeightManifest(manifest, spec, 'm.json'), words, 'manifest-invalid')
  })

  it.each([null, undefined, 7, 'text', [], true])('refuses %j', (value) =>
    expectRefusal(() => parseWeightManifest(value, spec, 'm.json'), 'not an object', 'manifest-invalid'),
  )

  it('names the url', () => {
    expect(() => parseWeightManifest({}, spec, '/weights/x.json')).toThrow('/weights/x.json')
  })
})

describe('decodeWeights refuses', () => {
  const decodeAltered = (index: number, alter: (view: DataView) => void) => () => {
    const shards = encoded.shards.map((shard) => shard.slice())
    alter(new DataView(shards[index].buffer))
    return decodeWeights(json(), spec, shards)
  }

  it('a missing, shorter or longer shard', () => {
    const [first, second, ...rest] = encoded.shards
    const { file } = encoded.manifest.shards[1]
    expectRefusal(() => decodeWeights(json(), spec, [first]), `${file}: 0 bytes`)
    expectRefusal(() => decodeWeights(json(), spec, [first, second.subarray(1), ...rest]), file)
    const longer = new Uint8Array(second.length + 1)
    expectRefusal(() => decodeWeights(json(), spec, [first, longer, ...rest]), file)
  })

  it.each([NaN, Infinity, -1, 3e38])('a scale of %s', (scale) =>
    expectRefusal(
      decodeAltered(0, (view) => view.setFloat32(8, scale, true)),
      'c1.weight: scale',
    ),
  )

  it('a code that symmetric quantisation never gives', () =>
    expectRefusal(
      decodeAltered(0, (view) => view.setInt8(24 + 7, -128)),
      'c1.weight: code -128 at 7',
    ))

  it('a bias that is not finite', () => {
    const { offset } = encoded.manifest.tensors[1]
    expectRefusal(
      decodeAltered(0, (view) => view.setFloat32(offset + 4, NaN, true)),
      'c1.bias: value 1 is NaN',
    )
  })

  it('a manifest that was altered after it was parsed, before it reads out of bounds', () => {
    const manifest = json()
    manifest.tensors[9].offset += 4
    expectRefusal(
      () => decodeWeights(manifest, spec, encoded.shards),
      'output.bias: offset',
      'manifest-invalid',
    )
  })
})
