import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { loadLayersModel, type LayersModel } from '@tensorflow/tfjs-layers'
import { beforeAll, describe, expect, it } from 'vitest'
import { formatSupport } from '@/lib/formats/format-support'
import { readTfjs, writeTfjs, zipTfjs, type TfjsFiles } from '@/lib/formats/tfjs'
import { readZip } from '@/lib/formats/zip'
import type { AnyNetwork } from '@/lib/nn/layers'
import { lenet5, lenet5Published, modernChoices } from '@/lib/nn/lenet5-choices'
import { answersOf, comparedForms, deviations, everyKindDense, valuesOf } from './forms'
import { expectRefusal } from './expect-refusal'
import { expectSameBits } from './expect-same-bits'

const forms = comparedForms.filter((spec) => formatSupport(spec, 'tfjs') === null)

/** As `tf.loadLayersModel('…/model.json')` does it: model.json first, then the file that it names, beside it. */
async function load({ model, weights }: TfjsFiles): Promise<LayersModel> {
  const served: Record<string, Uint8Array<ArrayBuffer>> = {
    'http://test/here/model.json': model,
    'http://test/here/weights.bin': weights,
  }
  const fetchFunc = async (url: unknown) => {
    const type = String(url).endsWith('.json') ? 'application/json' : 'application/octet-stream'
    return new Response(served[String(url)], { headers: { 'content-type': type } })
  }
  return loadLayersModel(tf.io.http('http://test/here/model.json', { fetchFunc }))
}

async function predict(spec: AnyNetwork, files: TfjsFiles, pictures: Float32Array, batch: number) {
  const model = await load(files)
  const { height, width, channels } = spec.input
  const answer = model.predict(tf.tensor(pictures, [batch, height, width, channels])) as tf.Tensor
  const got = await answer.data()
  model.dispose()
  return got as Float32Array
}

beforeAll(() => tf.setBackend('cpu').then(() => undefined))

describe('writeTfjs', () => {
  it('covers several forms here', () => expect(forms.length).toBe(5))

  it.each(forms)('tf.loadLayersModel gives the outputs of plain loops: $id', async (spec) => {
    const values = valuesOf(spec)
    const { batch, pictures, logits } = answersOf(spec, values)
    const got = await predict(spec, writeTfjs(spec, values), pictures, batch)
    expect(deviations(logits, got)).toBeLessThan(1e-4)
  })

  it('keeps sub-sampling at two trained values a map', async () => {
    const spec = lenet5({ ...modernChoices, subsampling: 'trainable' })
    const model = await load(writeTfjs(spec, valuesOf(spec)))
    expect(model.getLayer('s2').countParams()).toBe(12)
    expect(model.countParams()).toBe(valuesOf(spec).parameters.length)
    model.dispose()
  })

  it('zips both files into one folder', () => {
    const files = writeTfjs(forms[0], valuesOf(forms[0]))
    const entries = readZip(zipTfjs(files, 'mine'))
    expect(entries.map(({ name }) => name)).toEqual(['mine/model.json', 'mine/weights.bin'])
    expect(entries[0].bytes).toEqual(files.model)
    expect(entries[1].bytes).toEqual(files.weights)
  })

  it('refuses what tfjs-layers cannot say', () => {
    const values = valuesOf(lenet5Published)
    expectRefusal(() => writeTfjs(lenet5Published, values), 'scaled tanh')
    const rbf = lenet5({ ...modernChoices, output: 'rbf' })
    expectRefusal(() => writeTfjs(rbf, valuesOf(rbf)), 'RBF')
  })
})

describe('readTfjs', () => {
  it.each(forms)('gives back what was written: $id', (spec) => {
    const values = valuesOf(spec)
    const { model, weights } = writeTfjs(spec, values, { network: 'mine' })
    const read = readTfjs(spec, model, weights)
    expect(read.origin).toBe('mine')
    if (spec !== everyKindDense) return expectSameBits(read.parameters, values.parameters)
    // A gain of 3x3 is multiplied with 9 and divided again: the last bit may differ.
    expect(deviations(values.parameters, read.parameters)).toBeLessThan(1e-6)
    expectSameBits(read.statistics, values.statistics)
  })

  it.each(forms)('reads what tfjs itself saves: $id', async (spec) => {
    const values = valuesOf(spec)
    const model = await load(writeTfjs(spec, values))
    let saved: tf.io.ModelArtifacts | undefined
    await model.save(
      tf.io.withSaveHandler(async (artifacts) => {
        saved = artifacts
        return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } }
      }),
    )
    model.dispose()
    const json = {
      format: saved!.format,
      modelTopology: saved!.modelTopology,
      weightsManifest: [{ paths: ['./model.weights.bin'], weights: saved!.weightSpecs }],
    }
    const bytes = new TextEncoder().encode(JSON.stringify(json))
    const read = readTfjs(spec, bytes, new Uint8Array(saved!.weightData as ArrayBuffer))
    expect(read.origin).toBeNull()
    expect(deviations(values.parameters, read.parameters)).toBeLessThan(1e-6)
    expect([...read.statistics]).toEqual([...values.statistics])
  })
})

describe('a tfjs model that does not fit', () => {
  const spec = everyKindDense
  const files = writeTfjs(spec, valuesOf(spec))
  type Json = {
    format?: string
    modelTopology: {
      class_name: string
      config: { layers: { class_name: string; config: Record<string, unknown> }[] }
    }
    weightsManifest: { paths: string[]; weights: Record<string, unknown>[] }[]
  }
  const altered = (change: (json: Json) => void, weights = files.weights) => {
    const json = JSON.parse(new TextDecoder().decode(files.model)) as Json
    change(json)
    return () => readTfjs(spec, new TextEncoder().encode(JSON.stringify(json)), weights)
  }
  const layer = (json: Json, name: string) =>
    json.modelTopology.config.layers.find(({ config }) => config.name === name)!
  const tensor = (json: Json, name: string) =>
    json.weightsManifest[0].weights.find((entry) => entry.name === name)!

  it.each<[what: string, words: string, change: (json: Json) => void]>([
    ['a graph model', 'format "graph-model"', (json) => (json.format = 'graph-model')],
    ['no topology', 'no modelTopology', (json) => Object.assign(json, { modelTopology: null })],
    ['a functional model', 'class Functional', (json) => (json.modelTopology.class_name = 'Functional')],
    ['no layers', 'no list of layers', (json) => Object.assign(json.modelTopology.config, { layers: 7 })],
    [
      'another activation',
      'e: activation "relu" instead of "linear"',
      (json) => (layer(json, 'e').config.activation = 'relu'),
    ],
    [
      'another stride',
      'a: strides [2,2] instead of [1,1]',
      (json) => (layer(json, 'a').config.strides = [2, 2]),
    ],
    [
      'another kind',
      'for_: "MaxPooling2D" instead of AveragePooling2D',
      (json) => (layer(json, 'for_').class_name = 'MaxPooling2D'),
    ],
    ['a layer less', 'layer "b_mean" instead of a', (json) => json.modelTopology.config.layers.splice(1, 1)],
    ['a last layer less', 'out: missing', (json) => json.modelTopology.config.layers.pop()],
    [
      'a layer more',
      '20 layers instead of 19',
      (json) => json.modelTopology.config.layers.push(layer(json, 'out')),
    ],
    ['no weights', 'no weightsManifest', (json) => Object.assign(json, { weightsManifest: 1 })],
    ['several files of weights', 'weights in 2 files', (json) => json.weightsManifest[0].paths.push('b')],
    [
      'another type',
      'a/kernel: int32 instead of float32',
      (json) => (tensor(json, 'a/kernel').dtype = 'int32'),
    ],
    ['quantised weights', 'quantised', (json) => (tensor(json, 'a/kernel').quantization = {})],
    ['a shape that is none', 'a/kernel: shape', (json) => (tensor(json, 'a/kernel').shape = [-3, 2])],
    [
      'another shape of the same size',
      'a/kernel: shape [3, 3, 3, 2] instead of [3, 3, 2, 3]',
      (json) => (tensor(json, 'a/kernel').shape = [3, 3, 3, 2]),
    ],
    [
      'an immense shape',
      'a/kernel: bytes 0 to',
      (json) => (tensor(json, 'a/kernel').shape = [2 ** 40, 2 ** 40]),
    ],
    [
      'an overflowing shape',
      'a/kernel: bytes 0 to NaN',
      (json) => (tensor(json, 'a/kernel').shape = [...new Array(30).fill(2 ** 50), 0]),
    ],
    ['another name', 'a/kernel: missing', (json) => (tensor(json, 'a/kernel').name = 'b/kernel')],
    ['one name twice', 'a/kernel: two tensors', (json) => (tensor(json, 'a/bias').name = 'a/kernel')],
  ])('is refused: %s', (_, words, change) => expectRefusal(altered(change), words))

  it('is refused: weights cut off, weights left over', () => {
    expectRefusal(
      altered(() => {}, files.weights.slice(0, -4)),
      'out/bias: bytes',
    )
    expectRefusal(
      altered(() => {}, new Uint8Array([...files.weights, 0])),
      'tensors end at byte',
    )
  })

  it('is refused: not finite, a variance below 0, a weight where the table has no link', () => {
    const bad = (name: string, index: number, value: number) => {
      const weights = files.weights.slice()
      const json = JSON.parse(new TextDecoder().decode(files.model)) as Json
      let at = 0
      for (const entry of json.weightsManifest[0].weights) {
        if (entry.name === name) new DataView(weights.buffer).setFloat32(at + 4 * index, value, true)
        at += 4 * (entry.shape as number[]).reduce((a, b) => a * b, 1)
      }
      return altered(() => {}, weights)
    }
    expectRefusal(bad('e/kernel', 5, NaN), 'e/kernel: value 5 is NaN')
    expectRefusal(bad('c_norm/moving_variance', 1, -1), 'c_norm/moving_variance: value 1 is -1, below 0')
    expectRefusal(bad('c/kernel', 1, 0.5), 'c/kernel: value 1 is 0.5 instead of 0')
  })
})
