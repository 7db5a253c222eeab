import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as tf from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { parity, parityNetworks, type TorchAnswer } from '../../kernels/parity'
import { deviation } from './deviation'

const fixtures = join(import.meta.dirname, '../../fixtures/parity')
/** In standard deviations of torch's logits. */
const MOST = 1e-3

describe.each(['wasm', 'cpu'] as const)('parity with torch on %s', (engine) => {
  beforeAll(async () => void (await startNodeEngine(engine)))
  afterAll(() => tf.removeBackend(engine))

  it.each(Object.keys(parityNetworks) as (keyof typeof parityNetworks)[])('%s', async (name) => {
    const answer = JSON.parse(readFileSync(join(fixtures, `${name}.json`), 'utf8')) as TorchAnswer
    expect(deviation(answer.logits)).toBeGreaterThan(0.7)
    expect(deviation(answer.logits)).toBeLessThan(1.5)
    const before = tf.memory().numTensors
    const file = new Uint8Array(readFileSync(join(fixtures, `${name}.safetensors`)))
    const { right, wrong } = await parity(name, file, answer)
    expect(tf.memory().numTensors).toBe(before)
    expect(right).toBeLessThan(MOST)
    // The same measure finds every mistake.
    expect(Object.keys(wrong)).toHaveLength(2 + 8)
    for (const [mistake, difference] of Object.entries(wrong))
      expect(difference, mistake).toBeGreaterThan(10 * MOST)
  })
})
