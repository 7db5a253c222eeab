import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeNetworkSafetensors } from '@/lib/formats/network-file'
import { alexnet2012 } from '@/lib/nn/alexnet2012'
import { alexnetTorchvision } from '@/lib/nn/alexnet'
import { tfjsFormOf } from '@/lib/nn/code/tfjs'
import type { AnyNetwork } from '@/lib/nn/layers'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { lenet5Published } from '@/lib/nn/lenet5-choices'
import { answersOf, comparedForms, deviations, valuesOf } from '../formats/forms'
import { answerOf, builtWith, disposeModel, heldNumbers, tfjsSource, type TfjsModel } from './run-tfjs'

beforeAll(() => tf.setBackend('cpu').then(() => undefined))

/** Weights of a table's filters that count as 0, of which a usual filter has room. */
const unread = ({ layers }: AnyNetwork) =>
  layers.reduce((sum, layer) => {
    if (layer.kind !== 'table-conv') return sum
    const maps = 1 + Math.max(...layer.table.flat())
    return sum + layer.kernel ** 2 * layer.table.reduce((all, read) => all + maps - read.length, 0)
  }, 0)

async function answer(spec: AnyNetwork, source: string): Promise<{ got: Float32Array; model: TfjsModel }> {
  const values = valuesOf(spec)
  const { batch, pictures } = answersOf(spec, values)
  const model = builtWith(source, writeNetworkSafetensors(spec, values))
  const { height, width, channels } = spec.input
  return { got: await answerOf(model, pictures, [batch, height, width, channels]), model }
}

describe('generated TensorFlow.js', () => {
  it.each(comparedForms)(
    'runs, has the parameters, and gives the outputs of plain loops: $id',
    async (spec) => {
      const before = tf.memory().numTensors
      const { parameters, statistics } = valuesOf(spec)
      const { got, model } = await answer(spec, tfjsSource(spec, spec.id))
      expect(heldNumbers(model) - unread(spec)).toBe(parameters.length + statistics.length)
      const { logits } = answersOf(spec, valuesOf(spec))
      expect(got).toHaveLength(logits.length)
      expect(deviations(logits, got)).toBeLessThan(1e-4)
      disposeModel(model)
      expect(tf.memory().numTensors).toBe(before)
    },
  )

  it('takes the layers API where that has all layers, and says where it has not', () => {
    expect(tfjsFormOf(lenet5Modern)).toBe('layers')
    expect(tfjsFormOf(alexnetTorchvision)).toBe('layers')
    expect(tfjsFormOf(lenet5Published)).toBe('operations')
    expect(tfjsFormOf(alexnet2012)).toBe('operations')
    expect(tfjsSource(lenet5Modern, 'x')).toContain('by tf.layers.')
    expect(tfjsSource(alexnet2012, 'x')).toContain('tf.layers lacks some of its layers')
  })

  it('lets no filter of C3 read a map that its table does not name, whatever weights stand there', async () => {
    const spec = lenet5Published
    const values = valuesOf(spec)
    const { batch, pictures, logits } = answersOf(spec, values)
    const model = builtWith(tfjsSource(spec, 'x'), writeNetworkSafetensors(spec, values))
    const { weight } = model.w!.c3
    tf.tidy(() => weight.assign(tf.where(tf.equal(weight, 0), tf.fill(weight.shape, 9), weight)))
    expect(deviations(logits, await answerOf(model, pictures, [batch, 32, 32, 1]))).toBeLessThan(1e-4)
    disposeModel(model)
  })

  it.each<[string, AnyNetwork, string | RegExp, string]>([
    ['weights in PyTorch’s order', lenet5Modern, /denseOfMaps\((t\['c5\.weight'\]), 16, 5, 5\)/, 'dense($1)'],
    ['means for sums', lenet5Published, /, size \*\* 2\)/, ', 1)'],
    ['codes in another order', lenet5Published, "dot === '#' ? 1 : -1", "dot === '#' ? -1 : 1"],
    ['alpha divided by n', comparedForms.at(-1)!, /(, 1, 1\.5, )0\.4/, '$10.1333'],
    [
      'groups in another order',
      comparedForms.at(-1)!,
      'maps.map((part, i) =>',
      'maps.reverse().map((part, i) =>',
    ],
  ])('is seen to be wrong with %s', async (_, spec, from, to) => {
    const source = tfjsSource(spec, spec.id)
    const wrong = source.replace(from, to)
    expect(wrong).not.toBe(source)
    const { got, model } = await answer(spec, wrong)
    const { logits } = answersOf(spec, valuesOf(spec))
    expect(deviations(logits, got)).toBeGreaterThan(1e-2)
    disposeModel(model)
  })
})
