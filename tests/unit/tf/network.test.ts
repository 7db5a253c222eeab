import { join } from 'node:path'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { openMnist } from '@/lib/data/mnist-source'
import { loadSampleDigits } from '@/lib/data/sample-digits'
import { readSafetensors } from '@/lib/formats/safetensors'
import { fromTorchLayout } from '@/lib/formats/torch-layout'
import { alexnet64 } from '@/lib/nn/alexnet64'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { checkEngine } from '@/lib/tf/check-engine'
import { createNetwork, loadWeights } from '@/lib/tf/load-network'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { digitsTensor } from '@/lib/tf/training/digits'
import { fileFetch } from '../../../scripts/file-fetch'
import { readAlexnetFile, readParity, standardise } from '../formats/alexnet64-fixture'

const fetch = fileFetch(join(import.meta.dirname, '../../../public'))

beforeAll(async () => {
  await startNodeEngine('wasm')
})

describe('AlexNet-64 on wasm', () => {
  it.each(readParity())(
    'gives the logits of PyTorch within 1e-3, before quantisation: $name',
    async ({ pixels, logits }) => {
      const before = tf.memory().numTensors
      const network = createNetwork(alexnet64, fromTorchLayout(alexnet64, readSafetensors(readAlexnetFile())))
      const ours = await network.logits(Float32Array.from(standardise(pixels)))
      expect(Math.max(...logits.map((logit, i) => Math.abs(logit - ours[i])))).toBeLessThan(1e-3)
      network.dispose()
      expect(tf.memory().numTensors).toBe(before)
    },
  )
})

describe('the shipped LeNet', () => {
  it('reads at least 95 of the hundred sample digits, in probabilities that add up to 1', async () => {
    const { pixels, labels } = await loadSampleDigits('', { fetch })
    const network = createNetwork(lenet5Modern, await loadWeights('/weights/lenet5', lenet5Modern, { fetch }))
    const inputs = digitsTensor(pixels)
    const probabilities = await network.probabilities(inputs.dataSync<'float32'>())
    inputs.dispose()
    network.dispose()
    let right = 0
    labels.forEach((label, i) => {
      const row = [...probabilities.subarray(10 * i, 10 * i + 10)]
      expect(row.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 4)
      if (row.indexOf(Math.max(...row)) === label) right++
    })
    expect(right).toBeGreaterThanOrEqual(95)
  })

  it('reads at least 98.8% of the 10,000 test digits, as its card says', async () => {
    const card = (await (await fetch('/weights/lenet5/card.json')).json()) as {
      testAccuracy: number
      seed: number
    }
    const network = createNetwork(lenet5Modern, await loadWeights('/weights/lenet5', lenet5Modern, { fetch }))
    const source = openMnist('', { fetch })
    let right = 0
    for (const [index] of (await source.manifest()).test.entries()) {
      const { pixels, labels } = await source.shard('test', index)
      for (let from = 0; from < labels.length; from += 500) {
        const inputs = digitsTensor(pixels.subarray(from * 784, (from + 500) * 784))
        const logits = await network.logits(inputs.dataSync<'float32'>())
        inputs.dispose()
        for (let i = 0; i < 500; i++) {
          const row = [...logits.subarray(10 * i, 10 * i + 10)]
          if (row.indexOf(Math.max(...row)) === labels[from + i]) right++
        }
      }
    }
    network.dispose()
    expect(right / 10_000).toBeGreaterThanOrEqual(0.988)
    expect(right / 10_000).toBeCloseTo(card.testAccuracy, 3)
    expect(card.seed).toBe(1)
  })
})

describe('the check of an engine', () => {
  it('passes wasm, times a step when asked, and leaves no tensors', async () => {
    const digits = await loadSampleDigits('', { fetch })
    const before = tf.memory().numTensors
    const check = await checkEngine({ name: 'wasm' }, digits, 16)
    expect(check.lossError).toBeLessThan(1e-4)
    expect(check.gradientError).toBeLessThan(1e-4)
    expect(check.stepMs).toBeGreaterThan(0)
    expect((await checkEngine({ name: 'wasm' }, digits, 0)).stepMs).toBeNull()
    expect(tf.memory().numTensors).toBe(before)
  })

  it.each([
    ['slightly wrong', 1.01],
    ['not a number', NaN],
  ])('refuses an engine whose gradients are %s', async (_, factor) => {
    const digits = await loadSampleDigits('', { fetch })
    const kernel = tf.getKernel('LanesBackward', 'wasm')
    tf.unregisterKernel('LanesBackward', 'wasm')
    tf.registerKernel({
      ...kernel,
      kernelFunc: (call) => {
        const [gradients] = kernel.kernelFunc(call) as tf.TensorInfo[]
        const backend = tf.backend() as unknown as { typedArrayFromHeap(info: tf.TensorInfo): Float32Array }
        const values = backend.typedArrayFromHeap(gradients)
        values.forEach((value, i) => (values[i] = value * factor))
        return [gradients]
      },
    })
    try {
      await expect(checkEngine({ name: 'wasm' }, digits, 0)).rejects.toMatchObject({
        code: 'engine-wrong',
        detail: { engine: 'wasm' },
      })
    } finally {
      tf.unregisterKernel('LanesBackward', 'wasm')
      tf.registerKernel(kernel)
    }
  })
})
