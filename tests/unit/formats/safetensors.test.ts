import { describe, expect, it } from 'vitest'
import { CodedError } from '@/lib/errors'
import { readSafetensors, writeSafetensors } from '@/lib/formats/safetensors'
import { randomValues } from '../nn/finite-differences'
import { readAlexnetFile } from './alexnet64-fixture'
import { expectRefusal } from './expect-refusal'

const small = [
  ['a', { shape: [2, 3], data: new Float32Array([1, -2, 3.5, 0, -0, 1e-30]) }],
  ['b.bias', { shape: [1], data: new Float32Array([7]) }],
] as const

/** A file from any header (an object, or text as it stands) and `dataBytes` zeros. */
function file(header: unknown, dataBytes = 0): Uint8Array {
  const text = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header))
  const bytes = new Uint8Array(8 + text.length + dataBytes)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true)
  bytes.set(text, 8)
  return bytes
}

const entry = (shape: unknown, offsets: unknown, dtype: unknown = 'F32') => ({
  dtype,
  shape,
  data_offsets: offsets,
})

describe('safetensors round trip', () => {
  it('keeps names, shapes, order and every bit', () => {
    const read = readSafetensors(writeSafetensors(small, { made: 'by a test' }))
    expect([...read.keys()]).toEqual(['a', 'b.bias'])
    for (const [name, { shape, data }] of small) {
      expect(read.get(name)!.shape).toEqual(shape)
      expect(Array.from(read.get(name)!.data)).toEqual(Array.from(data)) // toEqual tells -0 from 0
    }
  })

  it('keeps NaN and infinities, scalars, empty tensors and odd names', () => {
    const odd = [
      ['', { shape: [], data: new Float32Array([NaN]) }],
      ['__proto__', { shape: [2], data: new Float32Array([Infinity, -Infinity]) }],
      ['空 "quoted"', { shape: [3, 0], data: new Float32Array(0) }],
    ] as const
    const read = readSafetensors(writeSafetensors(odd))
    expect([...read.keys()].sort()).toEqual(odd.map(([name]) => name).sort())
    expect(read.get('')).toEqual({ shape: [], data: new Float32Array([NaN]) })
    expect(read.get('__proto__')!.data).toEqual(new Float32Array([Infinity, -Infinity]))
    expect(read.get('空 "quoted"')).toEqual({ shape: [3, 0], data: new Float32Array(0) })
  })

  it('aligns the data to eight bytes, and reads files and tensors that are not aligned', () => {
    const bytes = writeSafetensors(small)
    const header = Number(new DataView(bytes.buffer).getBigUint64(0, true))
    expect((8 + header) % 8).toBe(0)
    const shifted = new Uint8Array(bytes.length + 1)
    shifted.set(bytes, 1)
    expect(readSafetensors(shifted.subarray(1))).toEqual(readSafetensors(bytes))
    expect(
      readSafetensors(file('{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}} ', 4)).get('a')!.data[0],
    ).toBe(0)
  })

  it('gives copies: changing a tensor leaves the file alone', () => {
    const bytes = writeSafetensors(small)
    readSafetensors(bytes).get('a')!.data[0] = 99
    expect(readSafetensors(bytes).get('a')!.data[0]).toBe(1)
  })

  it('reads the file that PyTorch’s own library wrote', () => {
    const read = readSafetensors(readAlexnetFile())
    expect(read.size).toBe(16)
    expect(read.get('fc6.weight')!.shape).toEqual([2048, 1152])
    expect([...read.values()].reduce((sum, { data }) => sum + data.length, 0)).toBe(7_913_352)
  })
})

describe('a damaged safetensors file', () => {
  const cases: [what: string, words: string, bytes: Uint8Array][] = [
    ['empty', '0 bytes', new Uint8Array(0)],
    ['of seven bytes', '7 bytes', new Uint8Array(7)],
    [
      'with a header longer than the file',
      'header of 9',
      Uint8Array.from([9, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0x7d]),
    ],
    ['with an immense header', 'header of 18446744073709551615', new Uint8Array(16).fill(255)],
    ['without a header', 'not JSON', new Uint8Array(8)],
    ['with a header that is not UTF-8', 'not JSON', file({}).fill(0xff, 8)],
    ['with half a header', 'not JSON', file('{"a":')],
    ['with a list as header', 'not an object', file([])],
    ['with null as header', 'not an object', file('null')],
    ['with null as tensor', 'a: no description', file({ a: null })],
    ['of another type', 'a: type F16', file({ a: entry([2], [0, 4], 'F16') }, 4)],
    ['without a shape', 'a: shape', file({ a: entry(undefined, [0, 4]) }, 4)],
    ['with a negative dimension', 'a: shape', file({ a: entry([-1, -1], [0, 4]) }, 4)],
    ['with a broken dimension', 'a: shape', file({ a: entry([0.5, 2], [0, 4]) }, 4)],
    ['with text as dimension', 'a: shape', file({ a: entry(['1'], [0, 4]) }, 4)],
    ['without offsets', 'a: data_offsets', file({ a: entry([1], undefined) }, 4)],
    ['with three offsets', 'a: data_offsets', file({ a: entry([1], [0, 4, 8]) }, 8)],
    ['with a negative offset', 'a: data_offsets', file({ a: entry([2], [-4, 4]) }, 4)],
    ['with offsets the wrong way round', 'a: bytes 4 to 0', file({ a: entry([1], [4, 0]) }, 4)],
    ['with an offset beyond its end', 'a: bytes 0 to 8 of 4', file({ a: entry([2], [0, 8]) }, 4)],
    ['with a shape that does not fit', 'a: 8 bytes for shape [3]', file({ a: entry([3], [0, 8]) }, 8)],
    ['with an immense shape', 'a: 4 bytes', file({ a: entry([2 ** 40, 2 ** 40, 2 ** 40], [0, 4]) }, 4)],
    ['with 31 dimensions', 'a: shape', file({ a: entry(new Array(30).fill(2 ** 50).concat(0), [0, 0]) })],
    [
      'with overlapping tensors',
      'b: begins at byte 4',
      file({ a: entry([2], [0, 8]), b: entry([2], [4, 12]) }, 12),
    ],
    [
      'with one tensor twice',
      'b: begins at byte 0',
      file({ a: entry([2], [0, 8]), b: entry([2], [0, 8]) }, 8),
    ],
    ['with a gap', 'b: begins at byte 8', file({ a: entry([1], [0, 4]), b: entry([1], [8, 12]) }, 12)],
    ['with bytes left over', 'end at byte 4 of 5', file({ a: entry([1], [0, 4]) }, 5)],
  ]
  it.each(cases)('is refused: %s', (_, words, bytes) => expectRefusal(() => readSafetensors(bytes), words))

  it('is refused at every length it could be cut to', () => {
    const bytes = writeSafetensors(small)
    for (let length = 0; length < bytes.length; length++)
      expect(() => readSafetensors(bytes.subarray(0, length)), `${length} bytes`).toThrow(CodedError)
  })

  it('never makes anything but a CodedError or whole tensors, whichever byte is altered', () => {
    const bytes = writeSafetensors(small)
    const random = randomValues(3 * 3000, 31).map((value) => (value + 1) / 2)
    for (let i = 0; i < 3000; i++) {
      const altered = bytes.slice()
      for (let k = 0; k < 3; k++)
        altered[Math.floor(random[3 * i + k] * 150)] = Math.floor(random[i + k] * 256)
      try {
        for (const { shape, data } of readSafetensors(altered).values())
          expect(data.length).toBe(shape.reduce((product, dimension) => product * dimension, 1))
      } catch (error) {
        expect(error).toBeInstanceOf(CodedError)
      }
    }
  })
})

describe('writeSafetensors', () => {
  const data = new Float32Array(4)
  it('refuses what it could not read back', () => {
    expectRefusal(() => writeSafetensors([['a', { shape: [3], data }]]), 'a: 4 values')
    expectRefusal(() => writeSafetensors([['__metadata__', { shape: [4], data }]]), '__metadata__')
    const twice = [
      ['a', { shape: [4], data }],
      ['a', { shape: [2, 2], data }],
    ] as const
    expectRefusal(() => writeSafetensors(twice), 'a: two tensors')
  })
})
