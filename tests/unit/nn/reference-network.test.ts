import { describe, expect, it } from 'vitest'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { parameterCount, parameterList } from '@/lib/nn/parameters'
import { referenceLossAndGradients, referenceOutputs } from '@/lib/nn/reference/network'
import { layerShapes, shapeSize } from '@/lib/nn/shapes'
import type { Activation, NetworkSpec } from '@/lib/nn/spec'
import { expectClose, numericGradient, randomValues } from './finite-differences'

/** Every kind of layer: strided and padded convolution, overlapping max and plain average pooling, two dense layers. */
function tiny(activation: Activation): NetworkSpec {
  return {
    id: 'tiny',
    title: 'Tiny',
    input: { height: 11, width: 10, channels: 2 },
    layers: [
      { kind: 'conv', name: 'a', filters: 3, kernel: 3, stride: 1, pad: 1, activation },
      { kind: 'pool', name: 'b', mode: 'max', size: 3, stride: 2 },
      { kind: 'conv', name: 'c', filters: 2, kernel: 3, stride: 2, pad: 2, activation },
      { kind: 'pool', name: 'd', mode: 'average', size: 2, stride: 1 },
      { kind: 'flatten', name: 'e' },
      { kind: 'dense', name: 'f', units: 5, activation },
      { kind: 'dense', name: 'g', units: 4, activation: 'linear' },
    ],
  }
}

const batch = 3
const input = randomValues(batch * 11 * 10 * 2, 21)
const labels = [3, 0, 1]

describe.each(['linear', 'relu', 'tanh', 'sigmoid'] as const)('a tiny network with %s', (activation) => {
  const spec = tiny(activation)
  const parameters = randomValues(parameterCount(spec), 22)
  const { loss, logits, gradients } = referenceLossAndGradients(spec, parameters, input, labels)

  it('has the gradients of finite differences, every parameter', () => {
    const numeric = numericGradient(
      (p) => referenceLossAndGradients(spec, p, input, labels).loss,
      parameters,
      1e-6,
    )
    expectClose(gradients, numeric, 1e-7)
    for (const { name, offset, size } of parameterList(spec)) {
      const some = gradients.subarray(offset, offset + size).some((value) => Math.abs(value) > 1e-4)
      expect(some, `${name} has a gradient to compare`).toBe(true)
    }
  })

  it('gives logits of [batch, classes] and the loss of the same batch', () => {
    expect(logits.length).toBe(batch * 4)
    const outputs = referenceOutputs(spec, parameters, input)
    expect([...outputs[outputs.length - 1]]).toEqual([...logits])
    outputs.forEach((output, index) =>
      expect(output.length).toBe(batch * shapeSize(layerShapes(spec)[index])),
    )
    expect(loss).toBeGreaterThan(0)
  })

  it('averages over the batch: one picture three times has the loss and gradients of one', () => {
    const one = input.slice(0, 220)
    const single = referenceLossAndGradients(spec, parameters, one, [2])
    const triple = referenceLossAndGradients(spec, parameters, [...one, ...one, ...one], [2, 2, 2])
    expect(triple.loss).toBeCloseTo(single.loss, 12)
    expectClose(triple.gradients, single.gradients, 1e-12)
  })
})

describe('LeNet-5', () => {
  it('with all parameters 0 knows nothing: loss ln 10, and only the last bias has a gradient', () => {
    const parameters = new Float32Array(parameterCount(lenet5Modern))
    const result = referenceLossAndGradients(lenet5Modern, parameters, randomValues(2 * 1024, 23), [7, 7])
    expect(result.loss).toBeCloseTo(Math.log(10), 12)
    const bias = result.gradients.subarray(-10)
    expectClose(bias, [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, -0.9, 0.1, 0.1], 1e-12)
    expect(result.gradients.subarray(0, -10).every((value) => value === 0)).toBe(true)
  })
})

describe('wrong arguments', () => {
  const spec = tiny('relu')
  const parameters = randomValues(parameterCount(spec), 24)
  const headless = { ...spec, layers: spec.layers.slice(0, 4) }
  it.each([
    ['parameters', spec, parameters.subarray(1), input, labels],
    ['input', spec, parameters, input.subarray(1), labels],
    ['input', spec, parameters, new Float64Array(0), []],
    ['labels', spec, parameters, input, [1, 2]],
    ['label', spec, parameters, input, [1, 2, 4]],
    ['output', headless, parameters.subarray(0, parameterCount(headless)), input, labels],
  ])('are named: %s', (name, network, flat, x, y) => {
    expect(() => referenceLossAndGradients(network, flat, x, y)).toThrow(
      expect.objectContaining({ code: 'settings-invalid', detail: expect.objectContaining({ name }) }),
    )
  })
})
