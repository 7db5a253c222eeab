import { join } from 'node:path'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { alexnet64 } from '@/lib/nn/alexnet64'
import { referenceOutputs } from '@/lib/nn/reference/network'
import { createNetwork, loadNetwork, loadWeights } from '@/lib/tf/load-network'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { fileFetch } from '../../../scripts/file-fetch'
import { readParity, standardise } from '../formats/alexnet64-fixture'
import { greatestDifference } from '../nn/finite-differences'
import { deviation } from './deviation'

describe('the shipped AlexNet-64, its dense layers in codes', () => {
  const fetch = fileFetch(join(import.meta.dirname, '../../../public'))
  beforeAll(async () => {
    await startNodeEngine('wasm')
  })

  it('answers as its values in float32 do, within 1e-3 of a standard deviation, in a third of the memory', async () => {
    const before = tf.memory().numBytes
    const coded = await loadNetwork('/weights/alexnet64', alexnet64, { fetch })
    const codedBytes = tf.memory().numBytes - before
    const float = createNetwork(alexnet64, await loadWeights('/weights/alexnet64', alexnet64, { fetch }))
    const floatBytes = tf.memory().numBytes - before - codedBytes
    expect(codedBytes).toBeLessThan(floatBytes / 2.5)
    for (const { pixels } of readParity()) {
      const picture = standardise(pixels)
      const expected = await float.logits(picture)
      const difference = greatestDifference(expected, await coded.logits(picture))
      expect(difference).toBeLessThan(1e-3 * deviation(expected))
    }
    const flat = await loadWeights('/weights/alexnet64', alexnet64, { fetch })
    const picture = standardise(readParity()[0].pixels)
    const expected = referenceOutputs(alexnet64, flat, picture).at(-1)!
    expect(greatestDifference(expected, await coded.logits(picture))).toBeLessThan(1e-3 * deviation(expected))
    coded.dispose()
    float.dispose()
    expect(tf.memory().numBytes).toBe(before)
  })
})
