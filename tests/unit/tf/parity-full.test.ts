import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as tf from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { photoInputs } from '@/lib/data/photo-input'
import { photoPreparations } from '@/lib/data/photo-preparation'
import { torchPlaces } from '@/lib/formats/torch-layout'
import { alexnetTorchvision } from '@/lib/nn/alexnet'
import { parameterList } from '@/lib/nn/parameters'
import { networkOf } from '@/lib/tf/network'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { separateParameters } from '@/lib/tf/operations/parameters'
import { fromTorch, parityPicture, swapRedAndBlue, type TorchAnswer } from '../../kernels/parity'
import { findPython, named } from '../code/find-python'
import { deviation } from './deviation'

const fixtures = join(import.meta.dirname, '../../fixtures/parity')

/** In standard deviations of torch's logits. */
const MOST = 1e-3

/** torchvision's names of the tensors. */
const TORCHVISION = {
  ...{ conv1: 'features.0', conv2: 'features.3', conv3: 'features.6', conv4: 'features.8' },
  ...{ conv5: 'features.10', fc6: 'classifier.1', fc7: 'classifier.4', fc8: 'classifier.6' },
} as Record<string, string>

/** The full network's weights to the engine, one tensor in memory at a time. */
async function uploadFull(path: string) {
  const file = await open(path)
  try {
    const read = async (length: number, position: number) => {
      const bytes = new Uint8Array(length)
      await file.read(bytes, 0, length, position)
      return bytes
    }
    const length = Number(new DataView((await read(8, 0)).buffer).getBigUint64(0, true))
    const header = JSON.parse(new TextDecoder().decode(await read(length, 8))) as Record<
      string,
      { data_offsets: [number, number] }
    >
    const list = parameterList(alexnetTorchvision)
    const places = torchPlaces(alexnetTorchvision)
    const tensors = []
    for (const { name, shape, size } of list) {
      const [layer, role] = name.split('.')
      const [begin, end] = header[`${TORCHVISION[layer]}.${role}`].data_offsets
      const stored = new Float32Array((await read(end - begin, 8 + length + begin)).buffer)
      const { at } = places.find((place) => place.name === name)!
      const values = new Float32Array(size)
      for (let i = 0; i < size; i++) values[i] = stored[at(i)]
      tensors.push(tf.tensor(values, [...shape]))
    }
    return separateParameters(tensors)
  } finally {
    await file.close()
  }
}

const python = findPython('torch', 'torchvision')

describe('torchvision’s AlexNet at full size, on wasm', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parity-'))
  beforeAll(async () => void (await startNodeEngine('wasm')))
  afterAll(() => rmSync(folder, { recursive: true }))

  it.skipIf(!python)(
    named(python, 'torch and torchvision', 'answers as torch does'),
    { timeout: 180_000 },
    async () => {
      execFileSync(python!, [join(fixtures, 'make.py'), 'full', folder])
      const answer = JSON.parse(readFileSync(join(folder, 'full.json'), 'utf8')) as TorchAnswer
      expect(deviation(answer.logits)).toBeGreaterThan(0.7)
      expect(deviation(answer.logits)).toBeLessThan(1.5)
      const before = tf.memory()
      const network = networkOf(alexnetTorchvision, await uploadFull(join(folder, 'full.safetensors')))
      const ask = async (rgba: Uint8ClampedArray) =>
        fromTorch(await network.logits(photoInputs([rgba], photoPreparations.alexnet)), answer.logits)
      const rgba = parityPicture(answer)
      expect(await ask(rgba)).toBeLessThan(MOST)
      expect(await ask(swapRedAndBlue(rgba))).toBeGreaterThan(10 * MOST)
      network.dispose()
      expect(tf.memory().numTensors).toBe(before.numTensors)
      expect(tf.memory().numBytes).toBe(before.numBytes)
    },
  )
})
