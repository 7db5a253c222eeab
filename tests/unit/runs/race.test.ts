import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { readMetrics, type Metrics } from '@/lib/data/checkpoint'
import { raceSettings, ROUND_STEPS } from '@/lib/data/race-settings'
import { DEFAULT_SETTINGS, type TrainSettings } from '@/lib/data/train-settings'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { createRace } from '@/lib/tf/training/race'
import { createTraining } from '@/lib/tf/training/training'
import { createRaceHandlers } from '@/lib/workers/race-handlers'
import { smallSource } from '../tf/small-source'

beforeAll(async () => {
  await startNodeEngine('wasm')
})

/** 300 digits to train on; the settings leave 1,000 for validation. */
const source = smallSource([650, 650])
const open = (settings: TrainSettings) => createTraining({ settings, source })
const first: TrainSettings = { ...DEFAULT_SETTINGS, digits: 59_000, batch: 8, learningRate: 0.02, epochs: 4 }
const second: TrainSettings = { ...first, seed: 9, learningRate: 0.005, batch: 16, momentum: 0 }
const never = new AbortController().signal

/** Gradient norms are measured only where losses are read, which is a matter of time. */
const rowsOf = (metrics: Float32Array) => readMetrics(metrics).map((row) => ({ ...row, gradientNorm: NaN }))

/** The rows that these settings give alone. */
async function alone(settings: TrainSettings, stopAtStep: number | null) {
  const training = await open(settings)
  const rows: Metrics[] = []
  const end = await training.run({
    stopAtStep,
    signal: never,
    report: ({ metrics }) => rows.push(...rowsOf(metrics)),
  })
  training.dispose()
  return { rows, end }
}

/** Races, and tells the rows of each, the order of their steps, and the ends. */
async function run(settings: readonly [TrainSettings, TrainSettings], stops: (number | null)[]) {
  const race = await createRace(settings, open)
  const rows: [Metrics[], Metrics[]] = [[], []]
  const turns: { side: number; step: number }[] = []
  const ends: { side: number; end: string }[] = []
  let done = false
  for (const stopAtStep of stops)
    ({ done } = await race.run({
      stopAtStep,
      signal: never,
      report(side, { metrics, step }) {
        rows[side].push(...rowsOf(metrics))
        turns.push({ side, step })
      },
      ended: (side, end) => ends.push({ side, end }),
    }))
  race.dispose()
  return { rows, turns, ends, done, stepsPerEpoch: race.stepsPerEpoch }
}

describe('a race of two settings', () => {
  it('has one seed and one kind of order', () => {
    const [a, b] = raceSettings([first, { ...second, order: 'fixed' }])
    expect(a).toBe(first)
    expect(b).toEqual({ ...second, seed: first.seed, order: first.order })
  })

  it('gives each exactly the curve that it gives alone', async () => {
    const settings = raceSettings([first, second])
    const tensors = tf.memory().numTensors
    const { rows, ends, done, stepsPerEpoch } = await run(settings, [null])
    expect(tf.memory().numTensors).toBe(tensors)
    expect(stepsPerEpoch).toEqual([38, 19])
    for (const side of [0, 1] as const) {
      const { rows: expected, end } = await alone(settings[side], null)
      expect(end.done).toBe(true)
      expect(rows[side]).toEqual(expected)
    }
    expect(done).toBe(true)
    expect(ends).toEqual([
      { side: 1, end: 'done' },
      { side: 0, end: 'done' },
    ])
  })

  it('takes turns of so many steps, and stops both where it is told', async () => {
    const { turns, done } = await run([first, { ...first, learningRate: 0.01 }], [60, 70])
    const seen: [number, number] = [0, 0]
    for (const { side, step } of turns) {
      seen[side as 0 | 1] = step
      expect(Math.abs(seen[0] - seen[1])).toBeLessThanOrEqual(ROUND_STEPS)
    }
    expect(seen).toEqual([70, 70])
    expect(turns.findIndex(({ side }) => side === 1)).toBeLessThan(
      turns.findLastIndex(({ side }) => side === 0),
    )
    expect(done).toBe(false)
  })

  it('pauses when it is cancelled, and goes on from there to the same curves', async () => {
    const settings = raceSettings([first, second])
    const race = await createRace(settings, open)
    const rows: [Metrics[], Metrics[]] = [[], []]
    const controller = new AbortController()
    const options = {
      stopAtStep: 50,
      report(side: 0 | 1, { metrics, step }: { metrics: Float32Array; step: number }) {
        rows[side].push(...rowsOf(metrics))
        if (side === 1 && step > 0) controller.abort()
      },
      ended: () => {},
    }
    expect(await race.run({ ...options, signal: controller.signal })).toEqual({ done: false })
    const before = rows.map((list) => list.length)
    expect(await race.run({ ...options, signal: controller.signal })).toEqual({ done: false })
    expect(rows.map((list) => list.length)).toEqual(before)
    await race.run({ ...options, signal: never })
    race.dispose()
    const losses = (list: Metrics[]) =>
      list.filter(({ loss }) => !Number.isNaN(loss)).map(({ step, loss }) => [step, loss])
    // With 8 digits a step two steps share a row, so only the side of 16 has the same rows when it is broken off.
    expect(losses(rows[1])).toEqual(losses((await alone(settings[1], 50)).rows))
    expect(rows[0].filter(({ trainingAccuracy }) => trainingAccuracy >= 0)).toEqual(
      (await alone(settings[0], 50)).rows.filter(({ trainingAccuracy }) => trainingAccuracy >= 0),
    )
  })

  it('lets one go on when the other diverges', async () => {
    const wild = { ...first, learningRate: 10, momentum: 0.99 }
    const { ends, rows, done } = await run([wild, first], [null])
    expect(done).toBe(true)
    expect(ends).toEqual([
      { side: 0, end: 'diverged' },
      { side: 1, end: 'done' },
    ])
    expect(rows[1].at(-1)!.step).toBe(152)
  })

  it('leaves nothing behind when the second cannot be opened', async () => {
    const tensors = tf.memory().numTensors
    await expect(createRace([first, { ...first, batch: 0 }], open)).rejects.toThrow(/settings-invalid/)
    expect(tf.memory().numTensors).toBe(tensors)
  })
})

describe('the worker’s side of it', () => {
  const handlers = createRaceHandlers({ source: () => source, engine: () => ({ isLost: () => false }) })
  const context = { signal: never, progress: () => {}, caughtUp: () => true }
  const openRace = (a: TrainSettings, b: TrainSettings) =>
    handlers['race/open']({ base: '', settings: [a, b] }, context)

  it('keeps the newer of two that load at once, none that is closed meanwhile, and leaves no tensor', async () => {
    const tensors = tf.memory().numTensors
    const older = openRace(first, first)
    const newer = openRace(first, second)
    await expect(older).rejects.toMatchObject({ name: 'AbortError' })
    expect(await newer).toEqual({ stepsPerEpoch: [38, 19] })
    await handlers['race/close'](null, context)
    expect(tf.memory().numTensors).toBe(tensors)

    const closed = openRace(first, second)
    await handlers['race/close'](null, context)
    await expect(closed).rejects.toMatchObject({ name: 'AbortError' })
    expect(() => handlers['race/run']({ stopAtStep: 1 }, context)).toThrow('no race is open')
    expect(tf.memory().numTensors).toBe(tensors)
  })
})
