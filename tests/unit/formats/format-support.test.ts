import { describe, expect, it } from 'vitest'
import {
  formatSupport,
  supportedFormats,
  takeAwayFormats,
  type TakeAwayFormat,
} from '@/lib/formats/format-support'
import { readNetworkFile, writeNetworkSafetensors } from '@/lib/formats/network-file'
import { writeOnnx } from '@/lib/formats/onnx'
import { writeTfjs } from '@/lib/formats/tfjs'
import { kerasSource, pytorchSource } from '@/lib/nn/code'
import { alexnet64 } from '@/lib/nn/alexnet64'
import type { AnyNetwork } from '@/lib/nn/layers'
import { allForms, everyKindDense, everyKindRbf, valuesOf } from './forms'

const encode: Record<TakeAwayFormat, (spec: AnyNetwork) => unknown> = {
  safetensors: (spec) => writeNetworkSafetensors(spec, valuesOf(spec)),
  tfjs: (spec) => writeTfjs(spec, valuesOf(spec)),
  onnx: (spec) => writeOnnx(spec, valuesOf(spec)),
  pytorch: (spec) => pytorchSource(spec, null, 'x'),
  keras: (spec) => kerasSource(spec, null, 'x'),
}

describe('form x format', () => {
  it('has every combination of the switches', () => {
    expect(allForms.length).toBe(3 * 4 * 4 * 2 * 2 * 2)
    expect(new Set(allForms.map(({ spec }) => spec.id)).size).toBe(allForms.length)
  })

  it.each(allForms)(
    'only tfjs refuses, and only RBF units and the scaled tanh: $spec.id',
    ({ choices, spec }) => {
      const rbf = choices.output === 'rbf'
      const squash = choices.activation === 'scaled-tanh'
      const why = rbf && squash ? 'rbf-and-scaled-tanh' : rbf ? 'rbf' : squash ? 'scaled-tanh' : null
      const table = takeAwayFormats.map((format) => [format, formatSupport(spec, format)])
      expect(Object.fromEntries(table)).toEqual({
        safetensors: null,
        tfjs: why,
        onnx: null,
        pytorch: null,
        keras: null,
      })
    },
  )

  it.each(takeAwayFormats)('is what the encoders do, in every form: %s', (format) => {
    for (const { spec } of allForms) {
      if (formatSupport(spec, format) === null) expect(() => encode[format](spec), spec.id).not.toThrow()
      else expect(() => encode[format](spec), spec.id).toThrow('weights-invalid')
    }
  })

  it('covers networks beyond LeNet', () => {
    expect(supportedFormats(alexnet64)).toEqual([...takeAwayFormats])
    expect(supportedFormats(everyKindDense)).toEqual([...takeAwayFormats])
    expect(formatSupport(everyKindRbf, 'tfjs')).toBe('rbf')
    const picture = { ...everyKindDense, layers: everyKindDense.layers.slice(0, 7) }
    const flat = { ...everyKindDense, layers: everyKindDense.layers.slice(0, 10) }
    for (const spec of [picture, flat]) {
      expect(supportedFormats(spec)).toEqual(['safetensors', 'tfjs'])
      expect(formatSupport(spec, 'onnx')).toBe('no-units')
    }
  })

  it('lets the files of each form be read again', () => {
    for (const { spec } of allForms) {
      const values = valuesOf(spec)
      const read = readNetworkFile([writeNetworkSafetensors(spec, values)], spec)
      expect(Buffer.from(read.parameters.buffer).equals(Buffer.from(values.parameters.buffer)), spec.id).toBe(
        true,
      )
      expect(Buffer.from(read.statistics.buffer).equals(Buffer.from(values.statistics.buffer)), spec.id).toBe(
        true,
      )
    }
  })
})
