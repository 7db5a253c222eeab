import * as tf from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parameterCount } from '@/lib/nn/parameters'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { buildPlan } from '@/lib/tf/plan'
import { comparePlan, specs } from '../../kernels/compare-plan'

describe.each(['cpu', 'wasm'] as const)('%s', (name) => {
  beforeAll(async () => {
    await startNodeEngine(name)
  })
  afterAll(() => tf.removeBackend(name))

  it.each(specs.map((spec) => [spec.title, spec] as const))('%s: as the plain loops', async (_, spec) => {
    expect(buildPlan(spec, { use: 'training' }).size).toBe(parameterCount(spec))
    const difference = await comparePlan(spec)
    expect(difference.largestGradient).toBeGreaterThan(1e-3)
    expect(difference.loss).toBeLessThan(1e-4)
    expect(difference.logits).toBeLessThan(1e-3)
    expect(difference.gradients).toBeLessThan(1e-4)
    expect(difference.finiteDifferences).toBeLessThan(0.02)
    expect(difference.leaked).toBe(0)
  })
})
