import * as tf from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { convertWeights } from '@/lib/formats/convert-weights'
import { matchTensors } from '@/lib/formats/name-tensors'
import { openTensors } from '@/lib/formats/open-tensors'
import { torchPlaces } from '@/lib/formats/torch-layout'
import {
  decodeShard,
  decodedValues,
  parseWeightManifest,
  type DecodedTensor,
} from '@/lib/formats/weight-manifest'
import { alexnetTorchvision } from '@/lib/nn/alexnet'
import { parameterList } from '@/lib/nn/parameters'
import { createDecodedNetwork, createNetwork, type LoadedNetwork } from '@/lib/tf/load-network'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { fileAccess } from '@/scripts/weights/file-access'
import { sha256 } from '@/scripts/weights/sha256'
import { findPython, named } from '../code/find-python'
import { writeFullSize } from './full-size'

const list = parameterList(alexnetTorchvision)
const python = findPython('torch', 'torchvision')
const files = python ? writeFullSize(python) : null
beforeAll(async () => void (python && (await startNodeEngine('wasm'))))
afterAll(() => files?.remove())

/** Root of the mean squared difference, in deviations of what was wanted. */
function relativeError(wanted: Float32Array, got: Float32Array): number {
  let [error, squares] = [0, 0]
  for (let i = 0; i < wanted.length; i++) {
    error += (got[i] - wanted[i]) ** 2
    squares += wanted[i] ** 2
  }
  return Math.sqrt(error / squares)
}

/** What a network answers for each of these pictures; it is gone then. */
async function answers(network: LoadedNetwork, ...pictures: Float32Array[]): Promise<Float32Array[]> {
  const logits: Float32Array[] = []
  for (const picture of pictures) logits.push(await network.logits(picture))
  network.dispose()
  return logits
}

/** Greatest difference from torch's logits, in their deviations. */
function furthest(logits: Float32Array): number {
  const wanted = files!.logits()
  return logits.reduce((most, value, i) => Math.max(most, Math.abs(value - wanted[i])), 0) / files!.deviation
}

/** All parameters as the reader of torch files finds them, none of them coded. */
async function readFlat(path: string): Promise<Float32Array<ArrayBuffer>> {
  const file = await fileAccess(path)
  const { tensors } = await openTensors(file, alexnetTorchvision)
  const places = torchPlaces(alexnetTorchvision)
  const flat = new Float32Array(61_100_840)
  for (const [i, tensor] of matchTensors(alexnetTorchvision, places, tensors).entries()) {
    const { offset, count, at } = places[i]
    const values = await tensor.open().read(0, count)
    for (let k = 0; k < count; k++) flat[offset + k] = values[at(k)]
  }
  await file.close()
  return flat
}

function withoutBias(flat: Float32Array, bias: string): Float32Array<ArrayBuffer> {
  const { offset, size } = list.find(({ name }) => name === bias)!
  return flat.slice().fill(0, offset, offset + size)
}

/** fc6 as it would be if its rows were taken to count HWC in the file, too. */
function unordered(flat: Float32Array): Float32Array<ArrayBuffer> {
  const { offset, shape } = list.find(({ name }) => name === 'fc6.weight')!
  const [inputs, outputs] = shape
  const wrong = flat.slice()
  for (let channel = 0; channel < 256; channel++)
    for (let pixel = 0; pixel < inputs / 256; pixel++) {
      const from = offset + (pixel * 256 + channel) * outputs
      wrong.set(flat.subarray(from, from + outputs), offset + (channel * (inputs / 256) + pixel) * outputs)
    }
  return wrong
}

describe('an AlexNet of full size that torch wrote', () => {
  it.skipIf(!python)(
    named(
      python,
      'torch and torchvision',
      'becomes shards of at most 35 MB, which hold the same weights in our layout, a layer at a time',
    ),
    async () => {
      const { pth, runtime } = files!
      const wanted = runtime()
      const file = await fileAccess(pth)
      let [longest, received, total] = [0, 0, 0]
      const counted = {
        size: file.size,
        read(offset: number, length: number) {
          longest = Math.max(longest, length)
          return file.read(offset, length)
        },
      }
      const shards: Uint8Array[] = []
      const decoded: DecodedTensor[] = []
      const manifest = await convertWeights(counted, alexnetTorchvision, {
        emit: async (_, bytes) => void shards.push(bytes),
        onProgress: (progress) => ({ received, total } = progress),
        sha256,
        breathe: async () => {},
      })
      await file.close()
      expect([received, total]).toEqual([4 * 61_100_840, 4 * 61_100_840])
      expect(longest).toBeLessThan(4_000_000)
      expect(shards.reduce((sum, { length }) => sum + length, 0)).toBeLessThanOrEqual(35_000_000)

      const checked = parseWeightManifest(
        JSON.parse(JSON.stringify(manifest)),
        alexnetTorchvision,
        'manifest.json',
      )
      checked.shards.forEach(({ bytes, sha256: hash }, shard) => {
        expect(shards[shard]).toHaveLength(bytes)
        expect(sha256(shards[shard])).toBe(hash)
        for (const tensor of decodeShard(checked, shard, shards[shard])) {
          decoded.push(tensor)
          const { name, offset, size } = list[tensor.index]
          const got = new Float32Array(size)
          decodedValues(tensor, got)
          const error = relativeError(wanted.subarray(offset, offset + size), got)
          // Rows in the order of CHW, or of another layer, would be off by more than 1.
          expect(error, name).toBeLessThan(
            name.endsWith('.bias') ? 1e-12 : name.startsWith('fc') ? 0.06 : 0.02,
          )
        }
      })

      // What the codes cost, in the worst of a thousand logits.
      const [got] = await answers(createDecodedNetwork(alexnetTorchvision, decoded), files!.input())
      expect(furthest(got)).toBeLessThan(0.6)
    },
    300_000,
  )

  it.skipIf(!python)(
    named(
      python,
      'torch and torchvision',
      'has the logits of torch, which no mistake in reading it would have',
    ),
    async () => {
      const flat = await readFlat(files!.pth)
      expect(Buffer.from(flat.buffer).equals(Buffer.from(files!.runtime().buffer))).toBe(true)
      expect(files!.deviation).toBeGreaterThan(0.5)
      expect(files!.deviation).toBeLessThan(2)
      const picture = files!.input()
      const swapped = picture.map((_, i) => picture[i - (i % 3) + 2 - (i % 3)])
      const [right, red] = await answers(createNetwork(alexnetTorchvision, flat), picture, swapped)
      expect(furthest(right)).toBeLessThan(1e-3)

      // The same measure finds every mistake.
      const [short] = await answers(
        createNetwork(alexnetTorchvision, withoutBias(flat, 'conv3.bias')),
        picture,
      )
      const [turned] = await answers(createNetwork(alexnetTorchvision, unordered(flat)), picture)
      const mistakes = {
        'red and blue swapped': furthest(red),
        'a bias dropped': furthest(short),
        'fc6 read in HWC order': furthest(turned),
      }
      for (const [mistake, difference] of Object.entries(mistakes))
        expect(difference, mistake).toBeGreaterThan(10 * 1e-3)
      expect(tf.memory().numTensors).toBe(0)
    },
    300_000,
  )
})
