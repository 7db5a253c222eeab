import { CodedError } from '@/lib/errors'
import { distortDigits } from './distort'
import { decodeIdx } from './idx'
import { DIGIT_CLASSES, DIGIT_PIXELS, DIGIT_SIDE, SHARD_DIGITS, VALIDATION_DIGITS } from './mnist'
import type { DigitShard, MnistSource } from './mnist-source'
import { mixSeed } from './random'

/** Symbols that the reader drew on the pad. */
export interface OwnSymbols {
  kind: 'symbols'
  /** What each label means, one to ten of them. */
  names: readonly string[]
  /** 784 bytes a drawing, 0 paper to 255 ink, and a label each. */
  pixels: Uint8Array<ArrayBuffer>
  labels: Uint8Array<ArrayBuffer>
}

/** Four IDX files: pictures and labels for training and for the test, in any order, plain or gzip. */
export interface OwnFiles {
  kind: 'files'
  name: string
  files: readonly Blob[]
}

/** Digits, or anything of that size, in the place of MNIST. */
export type OwnData = OwnSymbols | OwnFiles

export interface Dataset {
  train: DigitShard
  test: DigitShard
  /** False where copies of the same drawings stand in training and in the test: it then flatters. */
  apart: boolean
}

/** More than ten times MNIST is not meant. */
const MOST_PICTURES = 500_000
/** Copies of its drawings that a symbol gets for training and for the test. */
const TRAIN_COPIES = 200
const TEST_COPIES = 40
/** With so many drawings of a symbol one of them is kept for the test alone. */
const ENOUGH_DRAWINGS = 3
const COPY_DISTORTION = { rotation: 12, scale: 0.12, shear: 0.15, shift: 2 }
/** One in so many training digits is held back, as of MNIST: 5,000 of 60,000. */
const VALIDATION_SHARE = 12

const invalid = (problem: string) => new CodedError('idx-invalid', { problem })

/** Pictures and their labels, matched by how many there are; the larger pair is for training. */
function pairsOf(files: readonly Uint8Array[]): DigitShard[] {
  if (files.length !== 4) throw invalid(`${files.length} files instead of four`)
  const decoded = files.map(decodeIdx)
  const pictures = decoded.filter(({ dims }) => dims.length === 3)
  const labels = decoded.filter(({ dims }) => dims.length === 1)
  if (pictures.length !== 2 || labels.length !== 2)
    throw invalid(`${pictures.length} files of pictures and ${labels.length} of labels instead of two each`)
  const inOrder = pictures.sort((a, b) => b.dims[0] - a.dims[0])
  return inOrder.map(({ dims: [count, height, width], data }) => {
    if (height !== DIGIT_SIDE || width !== DIGIT_SIDE)
      throw invalid(`pictures of ${height} x ${width} pixels instead of ${DIGIT_SIDE} x ${DIGIT_SIDE}`)
    if (count > MOST_PICTURES) throw invalid(`${count} pictures, more than ${MOST_PICTURES}`)
    const at = labels.findIndex(({ dims }) => dims[0] === count)
    if (at < 0) throw invalid(`${count} pictures, but no file of ${count} labels`)
    const [own] = labels.splice(at, 1)
    const wrong = own.data.find((label) => label >= DIGIT_CLASSES)
    if (wrong !== undefined) throw invalid(`a label ${wrong}, beyond the ten classes`)
    return { pixels: data.slice(), labels: own.data.slice() }
  })
}

/**
 * A data set from the bytes of four IDX files (unpacked), in any order.
 * @throws CodedError idx-invalid, saying the first thing that does not fit
 */
export function datasetOfFiles(files: readonly Uint8Array[]): Dataset {
  const [train, test] = pairsOf(files)
  if (train.labels.length < 100) throw invalid(`only ${train.labels.length} training pictures`)
  return { train, test, apart: true }
}

/** `count` distorted copies of these drawings in turn; the first of each is the drawing itself. */
function copiesOf(drawings: readonly Uint8Array[], count: number, seed: number): Uint8Array {
  const pixels = new Uint8Array(count * DIGIT_PIXELS)
  for (let i = 0; i < count; i++) {
    const drawing = drawings[i % drawings.length]
    const copy = i < drawings.length ? drawing : distortDigits(drawing, COPY_DISTORTION, mixSeed(seed, i))
    pixels.set(copy, i * DIGIT_PIXELS)
  }
  return pixels
}

/**
 * A data set from a few drawings of each symbol, each multiplied by small distortions. With three drawings of every
 * symbol one is kept for the test alone.
 * @throws CodedError idx-invalid where a symbol has no drawing or there are fewer than two
 */
export function datasetOfSymbols({ names, pixels, labels }: OwnSymbols): Dataset {
  if (names.length < 2 || names.length > DIGIT_CLASSES)
    throw invalid(`${names.length} symbols instead of two to ten`)
  if (pixels.length !== labels.length * DIGIT_PIXELS) throw invalid('drawings and labels do not fit together')
  const drawings = names.map((_, symbol) =>
    Array.from(labels).flatMap((label, i) =>
      label === symbol ? [pixels.subarray(i * DIGIT_PIXELS, (i + 1) * DIGIT_PIXELS)] : [],
    ),
  )
  const empty = drawings.findIndex((list) => list.length === 0)
  if (empty >= 0) throw invalid(`no drawing of "${names[empty]}"`)
  const apart = drawings.every((list) => list.length >= ENOUGH_DRAWINGS)
  const shard = (count: number, seed: number, of: (list: Uint8Array[]) => Uint8Array[]): DigitShard => ({
    pixels: joined(drawings.map((list, symbol) => copiesOf(of(list), count, mixSeed(seed, symbol)))),
    labels: Uint8Array.from({ length: count * names.length }, (_, i) => Math.floor(i / count)),
  })
  return {
    train: shard(TRAIN_COPIES, 1, (list) => (apart ? list.slice(0, -1) : list)),
    test: shard(TEST_COPIES, 2, (list) => (apart ? list.slice(-1) : list)),
    apart,
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** A data set in shards, as training takes it. */
export function sourceOfDataset({ train, test }: Dataset): MnistSource {
  const shardsOf = ({ pixels, labels }: DigitShard): DigitShard[] =>
    Array.from({ length: Math.ceil(labels.length / SHARD_DIGITS) }, (_, i) => {
      const [from, to] = [i * SHARD_DIGITS, Math.min(labels.length, (i + 1) * SHARD_DIGITS)]
      return {
        pixels: pixels.subarray(from * DIGIT_PIXELS, to * DIGIT_PIXELS),
        labels: labels.subarray(from, to),
      }
    })
  const shards = { train: shardsOf(train), test: shardsOf(test) }
  const entry = ({ labels, pixels }: DigitShard) => ({
    file: 'own',
    digits: labels.length,
    bytes: pixels.length,
    sha256: '',
  })
  const total = train.pixels.length + test.pixels.length
  return {
    held: Math.min(VALIDATION_DIGITS, Math.floor(train.labels.length / VALIDATION_SHARE)),
    manifest: async () => ({
      format: 'mnist-shards/1',
      train: shards.train.map(entry),
      test: shards.test.map(entry),
    }),
    shard: async (part, index) => shards[part][index],
    progress: () => ({ received: total, total }),
  }
}
