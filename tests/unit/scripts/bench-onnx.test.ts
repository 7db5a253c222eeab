import * as ort from 'onnxruntime-web'
import { describe, expect, it } from 'vitest'
import { createRandom, randomNormal } from '@/lib/data/random'
import { toTorchLayout } from '@/lib/formats/torch-layout'
import { parameterCount } from '@/lib/nn/parameters'
import { referenceLossAndGradients } from '@/lib/nn/reference/network'
import type { NetworkSpec } from '@/lib/nn/spec'
import { onnxModel } from '@/scripts/bench/inference/onnx-model'
import { lengthOf, message, number, text, varint } from '@/scripts/bench/inference/protobuf'
import { relativeError } from '@/scripts/bench/statistics'

/** Every kind of layer and activation, stride, padding, windows that overlap and leave rows uncovered. */
const spec: NetworkSpec = {
  id: 'mixed',
  title: 'mixed',
  input: { height: 15, width: 13, channels: 3 },
  layers: [
    { kind: 'conv', name: 'a', filters: 4, kernel: 5, stride: 2, pad: 2, activation: 'relu' },
    { kind: 'pool', name: 'p', mode: 'max', size: 3, stride: 2 },
    { kind: 'conv', name: 'b', filters: 5, kernel: 2, activation: 'tanh' },
    { kind: 'pool', name: 'q', mode: 'average', size: 2, stride: 1 },
    { kind: 'flatten', name: 'f' },
    { kind: 'dense', name: 'd', units: 6, activation: 'sigmoid' },
    { kind: 'dense', name: 'e', units: 3, activation: 'linear' },
  ],
}

const normals = (seed: number, count: number) => {
  const random = createRandom(seed)
  return Float32Array.from({ length: count }, () => randomNormal(random))
}

describe('onnxModel', () => {
  it('is read by onnxruntime and gives the logits of plain loops', async () => {
    const { height, width, channels } = spec.input
    const flat = normals(1, parameterCount(spec))
    const pixels = height * width
    const picture = normals(2, 2 * pixels * channels)
    const channelsFirst = picture.map((_, i) => {
      const [example, rest] = [Math.floor(i / (pixels * channels)), i % (pixels * channels)]
      return picture[example * pixels * channels + (rest % pixels) * channels + Math.floor(rest / pixels)]
    })
    ort.env.wasm.numThreads = 1
    const session = await ort.InferenceSession.create(onnxModel(spec, toTorchLayout(spec, flat), 2))
    const image = new ort.Tensor('float32', channelsFirst, [2, channels, height, width])
    const { logits } = await session.run({ image })
    expect(logits.dims).toEqual([2, 3])
    const expected = referenceLossAndGradients(spec, flat, picture, [0, 1]).logits
    expect(relativeError(expected, logits.data as Float32Array)).toBeLessThan(1e-5)
  })
})

describe('the wire format', () => {
  it('writes whole numbers seven bits at a time', () => {
    expect([...varint(0)]).toEqual([0])
    expect([...varint(127)]).toEqual([127])
    expect([...varint(300)]).toEqual([0xac, 0x02]) // the example of protobuf.dev
    expect([...varint(2 ** 40)]).toEqual([0x80, 0x80, 0x80, 0x80, 0x80, 0x20])
  })

  it('puts a tag before a number, tag and length before a message', () => {
    expect([...Buffer.concat(number(1, 150))]).toEqual([0x08, 0x96, 0x01])
    expect([...Buffer.concat(text(2, 'testing'))]).toEqual([0x12, 0x07, ...Buffer.from('testing')])
    const nested = message(3, number(1, 150))
    expect([...Buffer.concat(nested)]).toEqual([0x1a, 0x03, 0x08, 0x96, 0x01])
    expect(lengthOf(nested)).toBe(5)
  })
})
