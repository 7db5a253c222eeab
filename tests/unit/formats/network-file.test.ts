import { describe, expect, it } from 'vitest'
import { CodedError, type ErrorCode } from '@/lib/errors'
import { mostFileBytes, readNetworkFile, writeNetworkSafetensors } from '@/lib/formats/network-file'
import { readSafetensors, writeSafetensors } from '@/lib/formats/safetensors'
import { writeTfjs, zipTfjs } from '@/lib/formats/tfjs'
import { crc32, readZip, writeZip } from '@/lib/formats/zip'
import type { AnyNetwork } from '@/lib/nn/layers'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { lenet5, lenet5CoursePage, lenet5Published, modernChoices } from '@/lib/nn/lenet5-choices'
import { randomValues } from '../nn/finite-differences'
import { comparedForms, everyKindDense, everyKindRbf, valuesOf } from './forms'
import { expectRefusal } from './expect-refusal'
import { expectSameBits } from './expect-same-bits'

const bytesOf = (text: string) => new TextEncoder().encode(text)

function expectCode(call: () => unknown, code: ErrorCode, detail: Record<string, unknown> = {}): void {
  let thrown: unknown
  try {
    call()
  } catch (error) {
    thrown = error
  }
  expect(thrown).toBeInstanceOf(CodedError)
  expect((thrown as CodedError).code).toBe(code)
  expect((thrown as CodedError).detail).toMatchObject(detail)
}

describe('readNetworkFile', () => {
  it.each(comparedForms)('reads its own safetensors: $id', (spec) => {
    const values = valuesOf(spec)
    const read = readNetworkFile([writeNetworkSafetensors(spec, values, { pixels: 'unit' })], spec)
    expectSameBits(read.parameters, values.parameters)
    expectSameBits(read.statistics, values.statistics)
    expect(read.origin).toBe(spec.id)
  })

  it('reads its own tfjs model: two files in any order, or the zip', () => {
    const spec = lenet5({ ...modernChoices, subsampling: 'trainable', activation: 'tanh', batchNorm: true })
    const values = valuesOf(spec)
    const files = writeTfjs(spec, values, { network: spec.id })
    const ways = [[files.model, files.weights], [files.weights, files.model], [zipTfjs(files, 'mine')]]
    for (const way of ways) {
      const read = readNetworkFile(way, spec)
      expectSameBits(read.parameters, values.parameters)
      expectSameBits(read.statistics, values.statistics)
      expect(read.origin).toBe(spec.id)
    }
  })

  it('reads a file whose parts lie at odd places of a larger buffer', () => {
    const bytes = writeNetworkSafetensors(lenet5Modern, valuesOf(lenet5Modern))
    const larger = new Uint8Array(bytes.length + 3)
    larger.set(bytes, 3)
    expectSameBits(
      readNetworkFile([larger.subarray(3)], lenet5Modern).parameters,
      valuesOf(lenet5Modern).parameters,
    )
  })
})

describe('a file that is no network of this form is refused', () => {
  const spec = lenet5Published
  const modern = writeTfjs(lenet5Modern, valuesOf(lenet5Modern))

  it('with the first difference named: another form', () => {
    const other = writeNetworkSafetensors(lenet5Modern, valuesOf(lenet5Modern))
    expectRefusal(() => readNetworkFile([other], spec), 's2.gain: missing')
    const published = writeNetworkSafetensors(spec, valuesOf(spec))
    expectRefusal(() => readNetworkFile([published], lenet5Modern), 'output.weight: missing')
    const wide: AnyNetwork = {
      ...lenet5Modern,
      layers: lenet5Modern.layers.map((layer) => (layer.kind === 'conv' ? { ...layer, kernel: 3 } : layer)),
    }
    const shapes = 'c1.weight: shape [6, 1, 3, 3] instead of [6, 1, 5, 5]'
    expectRefusal(
      () => readNetworkFile([writeNetworkSafetensors(wide, valuesOf(wide))], lenet5Modern),
      shapes,
    )
    const activation = 'c1: activation "relu" instead of "tanh"'
    expectRefusal(() => readNetworkFile([modern.model, modern.weights], lenet5CoursePage), activation)
    expectRefusal(
      () => readNetworkFile([modern.model, modern.weights], spec),
      'tfjs-layers has no scaled tanh',
    )
  })

  it('a weight where the connection table has no link', () => {
    const tensors = new Map(readSafetensors(writeNetworkSafetensors(spec, valuesOf(spec))))
    tensors.get('c3.weight')!.data[3 * 25] = 0.25 // filter 0 reads maps 0, 1 and 2, not 3
    expectRefusal(
      () => readNetworkFile([writeSafetensors(tensors)], spec),
      'c3.weight: value 75 is 0.25 instead of 0, where the table has no link',
    )
  })

  it('not finite, or a variance below 0', () => {
    const norm = lenet5({ ...modernChoices, batchNorm: true })
    const bad = (name: string, value: number) => {
      const tensors = new Map(readSafetensors(writeNetworkSafetensors(norm, valuesOf(norm))))
      tensors.get(name)!.data[1] = value
      return () => readNetworkFile([writeSafetensors(tensors)], norm)
    }
    expectRefusal(bad('c1_norm.running_var', -0.5), 'c1_norm.running_var: value 1 is -0.5, below 0')
    expectRefusal(bad('f6.weight', Infinity), 'f6.weight: value 1 is Infinity')
  })

  it.each<[what: string, files: Uint8Array[]]>([
    ['nothing', []],
    ['an empty file', [new Uint8Array(0)]],
    ['a picture', [Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0])]],
    ['text', [bytesOf('weights of my network')]],
    ['two files of weights', [modern.weights, modern.weights]],
    ['three files', [modern.model, modern.weights, modern.weights]],
  ])('%s', (_, files) => {
    expectCode(() => readNetworkFile(files, lenet5Modern), 'network-file-unknown', { files: files.length })
  })

  it('model.json alone: the other file is named', () =>
    expectCode(() => readNetworkFile([modern.model], lenet5Modern), 'network-file-incomplete', {
      missing: 'weights.bin',
    }))

  it('a file larger than any of this network, before it is read', () => {
    const huge = { length: mostFileBytes(lenet5Modern) + 1 } as Uint8Array
    expectCode(() => readNetworkFile([huge], lenet5Modern), 'network-file-too-large', {
      megabytes: 5,
      limit: 5,
    })
  })

  it('a safetensors file with a header that lies', () => {
    const bytes = writeNetworkSafetensors(lenet5Modern, valuesOf(lenet5Modern))
    const lying = bytes.slice()
    new DataView(lying.buffer).setBigUint64(0, BigInt(2) ** BigInt(60), true)
    expectRefusal(() => readNetworkFile([lying], lenet5Modern), 'header of 1152921504606846976')
  })
})

describe('zip', () => {
  const files = writeTfjs(lenet5Modern, valuesOf(lenet5Modern))
  const zip = zipTfjs(files, 'x')

  it('has the checksum of the standard', () => {
    expect(crc32(bytesOf('123456789')).toString(16)).toBe('cbf43926') // the check value of CRC-32/ISO-HDLC
  })

  it('is refused: compressed, without the two files, altered, cut off', () => {
    const view = (bytes: Uint8Array) => new DataView(bytes.buffer)
    const end = zip.length - 22
    const central = view(zip).getUint32(end + 16, true)
    const compressed = zip.slice()
    view(compressed).setUint16(central + 10, 8, true)
    const read = (bytes: Uint8Array) => () => readNetworkFile([bytes], lenet5Modern)
    expectRefusal(read(compressed), 'x/model.json is compressed')
    expectRefusal(read(writeZip([{ name: 'data.pkl', bytes: bytesOf('x') }])), '0 .json and 0 .bin files')
    const altered = zip.slice()
    altered[central - 9] ^= 1
    expectRefusal(read(altered), 'x/weights.bin is damaged')
    expectRefusal(read(zip.subarray(0, -1)), 'cut off')
    const lying = zip.slice()
    view(lying).setUint32(central + 24, 2 ** 32 - 1, true)
    expectRefusal(read(lying), 'x/model.json has 4294967295 bytes')
    const many = zip.slice()
    view(many).setUint16(end + 10, 60_000, true)
    expectRefusal(read(many), '60000 files')
  })

  it('leaves out folders and what macOS adds', () => {
    const entries = [
      { name: 'x/', bytes: new Uint8Array(0) },
      { name: '__MACOSX/x/._model.json', bytes: bytesOf('?') },
      ...readZip(zip),
    ]
    const read = readNetworkFile([writeZip(entries)], lenet5Modern)
    expectSameBits(read.parameters, valuesOf(lenet5Modern).parameters)
  })
})

describe('damaged files', () => {
  const random = randomValues(40_000, 51).map((value) => (value + 1) / 2)
  let drawn = 0
  const draw = (below: number) => Math.floor(random[drawn++ % random.length] * below)

  const specs = [everyKindDense, everyKindRbf]
  const kinds = specs.flatMap((spec) => {
    const values = valuesOf(spec)
    const made: { kind: string; spec: AnyNetwork; bytes: Uint8Array }[] = [
      { kind: `${spec.id}.safetensors`, spec, bytes: writeNetworkSafetensors(spec, values) },
    ]
    if (spec === everyKindDense)
      made.push({ kind: `${spec.id}.zip`, spec, bytes: zipTfjs(writeTfjs(spec, values), 'x') })
    return made
  })

  it.each(kinds)('$kind cut anywhere is refused with a code', ({ spec, bytes }) => {
    for (let i = 0; i < 300; i++) {
      const length = i < 60 ? i : draw(bytes.length)
      expect(() => readNetworkFile([bytes.subarray(0, length)], spec), `${length} bytes`).toThrow(CodedError)
    }
  })

  it.each(kinds)('$kind altered anywhere gives a whole finite network or a code', ({ spec, bytes }) => {
    let refused = 0
    for (let i = 0; i < 1500; i++) {
      const altered = bytes.slice()
      // Half of them in the header, where every byte counts.
      const range = i % 2 ? bytes.length : Math.min(bytes.length, 2500)
      for (let k = 0; k <= i % 3; k++) altered[draw(range)] = draw(256)
      try {
        const { parameters, statistics } = readNetworkFile([altered], spec)
        expect(parameters.length).toBe(valuesOf(spec).parameters.length)
        expect([...parameters, ...statistics].every(Number.isFinite)).toBe(true)
      } catch (error) {
        if (!(error instanceof CodedError)) throw error
        refused++
      }
    }
    expect(refused).toBeGreaterThan(300)
  })
})
