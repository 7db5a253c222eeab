import * as ort from 'onnxruntime-web'
import { describe, expect, it } from 'vitest'
import { ONNX_INPUT, onnxOutput, writeOnnx } from '@/lib/formats/onnx'
import { concatenate, float, lengthOf, message, text, varint, whole } from '@/lib/formats/onnx/protobuf'
import type { AnyNetwork } from '@/lib/nn/layers'
import { answersOf, channelsFirst, comparedForms, deviations, valuesOf } from './forms'
import { expectRefusal } from './expect-refusal'

ort.env.wasm.numThreads = 1

async function run(spec: AnyNetwork, bytes: Uint8Array, pictures: Float32Array, batch: number) {
  const session = await ort.InferenceSession.create(bytes)
  const { height, width, channels } = spec.input
  const image = new ort.Tensor('float32', channelsFirst(pictures, spec.input), [
    batch,
    channels,
    height,
    width,
  ])
  const outputs = await session.run({ [ONNX_INPUT]: image })
  return outputs[onnxOutput(spec)]
}

describe('writeOnnx', () => {
  it.each(comparedForms)('onnxruntime gives the outputs of plain loops: $id', async (spec) => {
    const values = valuesOf(spec)
    const { batch, pictures, logits } = answersOf(spec, values)
    const got = await run(spec, writeOnnx(spec, values), pictures, batch)
    expect(got.dims).toEqual([batch, logits.length / batch])
    expect(deviations(logits, got.data as Float32Array)).toBeLessThan(1e-4)
    // The measure can fail: one class less alike would show.
    const moved = Float32Array.from(got.data as Float32Array)
    moved[0] *= 1.01
    expect(deviations(logits, moved)).toBeGreaterThan(1e-4)
  })

  it('takes any number of pictures at once', async () => {
    const [spec] = comparedForms
    const values = valuesOf(spec)
    const { pictures, logits } = answersOf(spec, values, 1)
    const got = await run(spec, writeOnnx(spec, values), pictures, 1)
    expect(deviations(logits, got.data as Float32Array)).toBeLessThan(1e-4)
  })

  it('carries its notes where runtimes leave them alone', async () => {
    const bytes = writeOnnx(comparedForms[1], valuesOf(comparedForms[1]), { pixels: '0 to 1' })
    expect(new TextDecoder('latin1').decode(bytes)).toContain('pixels')
    await expect(ort.InferenceSession.create(bytes)).resolves.toBeDefined()
  })

  it('refuses a wrong number of values, and a network that ends in a picture', () => {
    const [spec] = comparedForms
    const values = valuesOf(spec)
    expectRefusal(() => writeOnnx(spec, { ...values, parameters: new Float32Array(3) }), '3 parameters')
    const cut = { ...spec, layers: spec.layers.slice(0, 2) }
    expectRefusal(() => writeOnnx(cut, valuesOf(cut)), 'does not end in units')
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
    expect([...concatenate(whole(1, 150))]).toEqual([0x08, 0x96, 0x01])
    expect([...concatenate(float(2, 1))]).toEqual([0x15, 0, 0, 0x80, 0x3f])
    expect([...concatenate(text(2, 'testing'))]).toEqual([0x12, 0x07, ...new TextEncoder().encode('testing')])
    const nested = message(3, whole(1, 150))
    expect([...concatenate(nested)]).toEqual([0x1a, 0x03, 0x08, 0x96, 0x01])
    expect(lengthOf(nested)).toBe(5)
  })
})
