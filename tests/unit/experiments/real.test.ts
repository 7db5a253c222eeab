/** Experiments run for real, on wasm: what docs/experiments.md found in all ten seeds, and the books that are kept. */
import { join } from 'node:path'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  experimentIds,
  experiments,
  outcomeOf,
  type Experiment,
  type ExperimentId,
  type Outcome,
} from '@/lib/data/experiments'
import { openMnist, type MnistSource } from '@/lib/data/mnist-source'
import { raceSettings } from '@/lib/data/race-settings'
import results from '@/docs/experiments.json'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { createSchedule } from '@/lib/tf/training/schedule'
import { fileFetch } from '../../../scripts/file-fetch'
import { runSide } from '../../../scripts/run-experiment'

const SEED = 1
let source: MnistSource
let shards: number[]
beforeAll(async () => {
  await startNodeEngine('wasm')
  source = openMnist('', { fetch: fileFetch(join(import.meta.dirname, '../../../public')) })
  shards = (await source.manifest()).train.map(({ digits }) => digits)
})

const pairOf = (id: ExperimentId) => {
  const { sides }: Experiment = experiments[id]
  return raceSettings([{ ...sides[0], seed: SEED }, sides[1]])
}
/** What the ten seeds of the docs have for this one. */
const kept = (id: ExperimentId) =>
  (results[id].outcomes as unknown as Outcome[]).find(({ seed }) => seed === SEED)!.sides

describe('both sides', () => {
  it.each(experimentIds)('%s: of the same digits, step by step, in the same order', (id) => {
    const [a, b] = pairOf(id).map((settings) => createSchedule(settings, shards))
    expect(a.totalSteps).toBe(b.totalSteps)
    for (const step of [0, 1, a.stepsPerEpoch - 1, a.stepsPerEpoch, a.totalSteps - 1])
      expect([...a.digitsOf(step)], `step ${step}`).toEqual([...b.digitsOf(step)])
    expect([...a.lookAt(a.totalSteps)]).toEqual([...b.lookAt(b.totalSteps)])
  })
})

describe('raced for real', () => {
  // The second side each time: batch normalisation, and ReLU in a chain of five layers.
  it.each(['batch-norm', 'deep-sigmoid'] as const)(
    '%s: the second side comes down in fewer steps',
    async (id) => {
      const [without, withNorm] = pairOf(id)
      const { measure }: Experiment = experiments[id]
      const [slow, quick] = kept(id).map(({ value }) => value!)
      expect(slow).toBeGreaterThan(quick)
      const before = tf.memory().numTensors
      const [a, b] = [await runSide(without, source, quick + 10), await runSide(withNorm, source, quick + 10)]
      expect(tf.memory().numTensors).toBe(before)
      for (const { seen } of [a, b]) {
        const steps = seen.losses.map(({ step }) => step)
        expect(steps).toEqual([...steps].sort((x, y) => x - y))
        expect(new Set(steps).size).toBe(steps.length)
        expect(steps.at(-1)).toBe(quick + 10)
      }
      // Cut off before its first look, so that one is put in its place.
      const look = { step: quick + 10, trainingAccuracy: 0, validationAccuracy: 0 }
      const value = ({ seen }: typeof a) =>
        outcomeOf({ ...seen, looks: [...seen.looks, look] }, measure, false)!.value
      expect(value(b)).toBe(quick)
      expect(value(a)).toBeNull()
    },
    120_000,
  )

  it('windows that overlap leave LeNet with less on digits that were held back', async () => {
    const { measure }: Experiment = experiments.pooling
    const [touching, overlapping] = pairOf('pooling')
    const outcomes = []
    for (const settings of [touching, overlapping]) {
      const { seen, diverged } = await runSide(settings, source)
      const { totalSteps, looksAfter } = createSchedule(settings, shards)
      const due = Array.from({ length: totalSteps }, (_, i) => i + 1).filter(looksAfter)
      expect(due.at(-1)).toBe(totalSteps)
      expect(seen.looks.map(({ step }) => step)).toEqual(due)
      expect(seen.losses.at(-1)!.step).toBe(totalSteps)
      outcomes.push(outcomeOf(seen, measure, diverged)!)
    }
    expect(outcomes[0].value).toBeGreaterThan(outcomes[1].value!)
    outcomes.forEach(({ value }, side) => expect(value).toBeCloseTo(kept('pooling')[side].value!, 2))
  }, 120_000)
})
