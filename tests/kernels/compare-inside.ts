import * as tf from '@tensorflow/tfjs-core'
import { createRandom, randomNormal } from '@/lib/data/random'
import type { AnyNetwork } from '@/lib/nn/layers'
import { parameterCount, parameterList } from '@/lib/nn/parameters'
import { referenceOutputGradients, referenceOutputs } from '@/lib/nn/reference/network'
import type { EngineName } from '@/lib/tf/engines/engine'
import { startEngine } from '@/lib/tf/engines/start'
import { createDecodedNetwork } from '@/lib/tf/load-network'
import { openNetwork } from '@/lib/tf/open-network'
import { parity, type parityNetworks, type TorchAnswer } from './parity'

const start = (engine: EngineName) => startEngine(engine, { wasmFolder: '/wasm/4.22.0/', threads: 1 })

/** Largest difference as a share of the largest value. */
function apart(got: ArrayLike<number>, expected: ArrayLike<number>): number {
  const values = Array.from(expected)
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return values.reduce((most, value, i) => Math.max(most, Math.abs(value - got[i])), 0) / largest
}

/** AlexNet of 2012 in small, its first dense layer in codes whose books four outputs share. */
const spec: AnyNetwork = {
  id: 'small-coded',
  title: 'small, coded',
  input: { height: 17, width: 17, channels: 3 },
  layers: [
    { kind: 'conv', name: 'conv1', filters: 6, kernel: 5, stride: 2, pad: 1, activation: 'relu' },
    { kind: 'lrn', name: 'norm1', size: 5, k: 2, alpha: 0.2, beta: 0.75 },
    { kind: 'pool', name: 'pool1', mode: 'max', size: 3, stride: 2 },
    { kind: 'conv', name: 'conv2', filters: 4, kernel: 3, pad: 1, groups: 2, activation: 'relu' },
    { kind: 'flatten', name: 'flatten' },
    { kind: 'dense', name: 'fc6', units: 10, activation: 'relu' },
    { kind: 'dense', name: 'fc7', units: 5, activation: 'linear' },
  ],
}
const BOOK = 16

/** What layers put out and the gradients by them, of a network in codes, against plain loops on the codes' values. */
export async function compareInside(engine: EngineName) {
  await start(engine)
  const random = createRandom(12)
  const normals = (count: number, scale = 1) =>
    Float32Array.from({ length: count }, () => scale * randomNormal(random))
  const flat = new Float32Array(parameterCount(spec))
  const tensors = parameterList(spec).map(({ name, shape, size, offset, fanIn }, index) => {
    const values = normals(size, 1 / Math.sqrt(fanIn))
    if (name === 'fc6.weight') {
      const [, outputs] = shape
      const rowsPerBlock = 4
      const codes = Uint8Array.from({ length: size }, () => Math.floor(random() * BOOK))
      const codebooks = normals(Math.ceil(outputs / rowsPerBlock) * BOOK, 1 / Math.sqrt(fanIn))
      codes.forEach((code, i) => {
        flat[offset + i] = codebooks[Math.floor((i % outputs) / rowsPerBlock) * BOOK + code]
      })
      return { index, shape, content: { codebook: { codes, codebooks, rowsPerBlock } } }
    }
    flat.set(values, offset)
    return { index, shape, content: { values } }
  })
  const input = normals(2 * 17 * 17 * 3)
  const weights = normals(2 * 5)
  const before = tf.memory().numTensors
  const network = createDecodedNetwork(spec, tensors)
  const inside = openNetwork(network)
  const expected = referenceOutputs(spec, flat, input)
  const gradients = referenceOutputGradients(spec, flat, input, weights)
  const outputs = await inside.outputs(input)
  const by = ['input', 'conv2', 'norm1', 'fc6']
  const found = await inside.gradients(input, weights, by)
  const times = await inside.times(input.subarray(0, 17 * 17 * 3))
  const inCodes = network.parameters.codes(4) !== null
  network.dispose()
  return {
    outputs: Math.max(...outputs.map(({ values }, i) => apart(values, expected[i]))),
    gradients: Math.max(
      ...found.map(({ name, values }) => {
        const at = spec.layers.findIndex((layer) => layer.name === name)
        return apart(values, at < 0 ? gradients.input : gradients.layers[at])
      }),
    ),
    timed: times.map(({ name }) => name),
    inCodes,
    leaked: tf.memory().numTensors - before,
  }
}

/** @param file of tests/fixtures/parity, in base64 */
export async function compareWithTorch(
  engine: EngineName,
  name: keyof typeof parityNetworks,
  file: string,
  answer: TorchAnswer,
) {
  await start(engine)
  return parity(
    name,
    Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0)),
    answer,
  )
}
