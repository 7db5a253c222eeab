import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { presets } from '@/lib/data/presets'
import { DEFAULT_SETTINGS, type TrainSettings } from '@/lib/data/train-settings'
import type { TrainReport } from '@/lib/data/train-report'
import { isLook, METRIC_COLUMNS, readMetrics } from '@/lib/data/checkpoint'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { createTraining, type Training } from '@/lib/tf/training/training'
import { smallSource } from './small-source'

beforeAll(async () => {
  await startNodeEngine('wasm')
})

const settings: TrainSettings = { ...DEFAULT_SETTINGS, batch: 16, learningRate: 0.02, epochs: 2 }
const source = smallSource()
const open = (
  patch: Partial<TrainSettings> = {},
  checkpoint = null as Awaited<ReturnType<Training['checkpoint']>> | null,
) => createTraining({ settings: { ...settings, ...patch }, source, checkpoint })

const never = new AbortController().signal
async function run(training: Training, stopAtStep: number | null, signal = never) {
  const reports: TrainReport[] = []
  const end = await training.run({
    stopAtStep,
    signal,
    report: (report) => reports.push(report),
    wantsFrame: () => true,
  })
  const rows = reports.flatMap(({ metrics }) => readMetrics(metrics))
  const losses = rows.filter((row) => !isLook(row)).map(({ step, loss }) => [step, loss])
  return { end, reports, rows, losses }
}

describe('training', () => {
  it('learns: the loss falls and digits it has not seen are read', async () => {
    const training = await open()
    expect(training.stepsPerEpoch).toBe(Math.ceil(200 / 16))
    const { end, rows, losses, reports } = await run(training, null)
    expect(end).toEqual({ done: true, step: 2 * training.stepsPerEpoch })
    expect(losses.map(([step]) => step)).toEqual(Array.from({ length: end.step }, (_, i) => i + 1))
    expect(losses[0][1]).toBeGreaterThan(1.5)
    expect(losses.at(-1)![1]).toBeLessThan(losses[0][1] / 2)
    const look = rows.findLast(isLook)!
    expect(look.step).toBe(end.step)
    expect(look.validationAccuracy).toBeGreaterThan(0.5)
    expect(look.trainingAccuracy).toBeGreaterThan(0.5)
    expect(look.testAccuracy).toBeGreaterThan(0.5)
    expect(look.validationLoss).toBeLessThan(losses[0][1])
    expect(look.learningRate).toBe(Math.fround(0.02))
    expect(reports.at(-1)!.frame!.kernels).toHaveLength(150)
    expect(reports.at(-1)!.frame!.digits.length).toBeGreaterThan(0)
    expect(reports.some(({ imagesPerSecond }) => imagesPerSecond > 0)).toBe(true)
    training.dispose()
  })

  it('gives the same curve for the same seed, whole or in pieces, and another for another seed', async () => {
    const whole = await open()
    const straight = await run(whole, 12)
    const pieces = await open()
    const first = await run(pieces, 5)
    const second = await run(pieces, 12)
    expect([...first.losses, ...second.losses]).toEqual(straight.losses)
    const other = await open({ seed: 2 })
    expect((await run(other, 3)).losses).not.toEqual(straight.losses.slice(0, 3))
    for (const training of [whole, pieces, other]) training.dispose()
  })

  it.each(['sgd', 'adam'] as const)(
    'goes on from a checkpoint as if it had not stopped (%s)',
    async (optimiser) => {
      const patch = { optimiser, learningRate: optimiser === 'adam' ? 0.002 : 0.02 }
      const straight = await open(patch)
      const all = await run(straight, 10)
      const before = await open(patch)
      await run(before, 6)
      const checkpoint = await before.checkpoint()
      expect(checkpoint.step).toBe(6)
      expect(checkpoint.metrics).toHaveLength(6 * METRIC_COLUMNS.length)
      const after = await open(patch, structuredClone(checkpoint))
      expect((await run(after, 10)).losses).toEqual(all.losses.slice(6))
      for (const training of [straight, before, after]) training.dispose()
    },
  )

  it('pauses when aborted, between two steps, and resumes', async () => {
    const training = await open({ epochs: 50 })
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 60)
    const paused = await run(training, null, controller.signal)
    expect(paused.end.done).toBe(false)
    expect(paused.end.step).toBeGreaterThan(0)
    expect(paused.end.step).toBeLessThan(50 * training.stepsPerEpoch)
    expect(paused.reports.at(-1)!.checkpoint!.step).toBe(paused.end.step)
    const resumed = await run(training, paused.end.step + 2)
    expect(resumed.losses.map(([step]) => step)).toEqual([paused.end.step + 1, paused.end.step + 2])
    training.dispose()
  })

  it('a pause also ends a wait for a shard that does not come', async () => {
    const slow = smallSource([2600, 2600], [200], { delayMs: 60_000 })
    const training = await createTraining({ settings, source: slow })
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 30)
    expect((await run(training, null, controller.signal)).end).toEqual({ done: false, step: 0 })
    training.dispose()
  })

  it('stops when the loss is no longer a number, and says at which step', async () => {
    const sound = await open()
    await run(sound, 2)
    const checkpoint = await sound.checkpoint()
    checkpoint.parameters.fill(1e30)
    const training = await open({}, checkpoint)
    await expect(run(training, null)).rejects.toMatchObject({
      code: 'training-diverged',
      detail: { step: 3 },
    })
    sound.dispose()
    training.dispose()
  })

  it('stops when the device is lost', async () => {
    const training = await open()
    const lost = training.run({ stopAtStep: null, signal: never, report: () => {}, isLost: () => true })
    await expect(lost).rejects.toMatchObject({ code: 'engine-lost' })
    training.dispose()
  })

  it('refuses settings out of range and a checkpoint of another network', async () => {
    await expect(open({ batch: 0 })).rejects.toMatchObject({
      code: 'settings-invalid',
      detail: { name: 'batch' },
    })
    await expect(open({ learningRate: NaN })).rejects.toMatchObject({ code: 'settings-invalid' })
    const training = await open()
    const checkpoint = await training.checkpoint()
    await expect(open({ optimiser: 'adam' }, checkpoint)).rejects.toMatchObject({ code: 'weights-invalid' })
    training.dispose()
  })

  it('leaves the number of tensors where it was', async () => {
    const before = tf.memory().numTensors
    const training = await open({ optimiser: 'adam', learningRate: 0.001 })
    await run(training, 3)
    const settled = tf.memory().numTensors
    await run(training, null)
    expect(tf.memory().numTensors).toBe(settled)
    training.dispose()
    expect(tf.memory().numTensors).toBe(before)
  })
})

describe('every setting', () => {
  const losses = async (patch: Partial<TrainSettings>, steps = 4) => {
    const training = await open(patch)
    const { losses } = await run(training, steps)
    training.dispose()
    return losses.map(([, loss]) => loss)
  }

  it.each([
    ['c3', { c3: 'table' }],
    ['subsampling', { subsampling: 'trainable' }],
    ['activation', { activation: 'scaled-tanh' }],
    ['batchNorm', { batchNorm: true }],
    ['pixels', { pixels: '1998' }],
    ['initialisation', { initialisation: 'glorot' }],
    ['order', { order: 'fixed' }],
    ['digits', { digits: 100 }],
    ['dropout', { dropout: 0.5 }],
    ['rotation', { rotation: 20 }],
    ['shift', { shift: 2 }],
    ['weightDecay', { weightDecay: 0.05 }],
    ['momentum', { momentum: 0 }],
    ['schedule', { schedule: 'cosine' }],
    ['optimiser', { optimiser: 'levenberg-marquardt' }],
    ['output', { output: 'rbf', activation: 'tanh', loss: 'map' }],
    ['loss', { output: 'rbf', activation: 'tanh', loss: 'mle' }],
  ] as [string, Partial<TrainSettings>][])(
    '%s changes the run, and the run repeats itself',
    async (_, patch) => {
      const steps = 'order' in patch || 'digits' in patch ? 16 : 4 // an epoch has 13 or fewer
      const changed = await losses(patch, steps)
      expect(changed.every(Number.isFinite)).toBe(true)
      expect(changed).toEqual(await losses(patch, steps))
      expect(changed).not.toEqual(await losses({}, steps))
    },
  )

  it('"zero" leaves the units of a layer alike: the network stays at chance', async () => {
    const training = await open({ initialisation: 'zero' })
    await run(training, null)
    const { parameters } = await training.checkpoint()
    for (let unit = 1; unit < 6; unit++)
      for (let i = 0; i < 25; i++) expect(parameters[i * 6 + unit]).toBe(parameters[i * 6])
    training.dispose()
  })

  it('the 1998 form learns', async () => {
    const { publishedBatch } = presets
    const training = await createTraining({
      settings: { ...publishedBatch, learningRate: 0.002, epochs: 6 },
      source,
    })
    const { losses, rows } = await run(training, null)
    expect(losses.at(-1)![1]).toBeLessThan(losses[0][1])
    expect(rows.findLast(isLook)!.validationAccuracy).toBeGreaterThan(0.2)
    training.dispose()
  })

  it.each([
    ['batch normalisation', { batchNorm: true, dropout: 0.3 }],
    ['Levenberg-Marquardt', { optimiser: 'levenberg-marquardt', learningRate: 0.001 }],
    ['plateau', { schedule: 'plateau', digits: 100 }],
  ] as [string, Partial<TrainSettings>][])(
    '%s goes on from a checkpoint as if it had not stopped',
    async (_, patch) => {
      const straight = await open(patch)
      const all = await run(straight, 16)
      const before = await open(patch)
      await run(before, 9)
      const after = await open(patch, structuredClone(await before.checkpoint()))
      expect((await run(after, 16)).losses).toEqual(all.losses.slice(9))
      for (const training of [straight, before, after]) training.dispose()
    },
  )

  it('stops at the wanted validation accuracy', async () => {
    const training = await open({ digits: 100, epochs: 400, stopAt: 0.3 })
    const { end, rows } = await run(training, null)
    expect(end.done).toBe(true)
    expect(end.step).toBeLessThan(400 * training.stepsPerEpoch)
    expect(rows.findLast(isLook)!.validationAccuracy).toBeGreaterThanOrEqual(0.3)
    training.dispose()
  })

  it('with all digits in training there is no validation accuracy, and nothing that steers by one', async () => {
    const all = smallSource([300], [50])
    const training = await createTraining({
      settings: { ...settings, digits: 60_000, epochs: 1 },
      source: all,
    })
    const look = (await run(training, null)).rows.findLast(isLook)!
    expect(look.validationAccuracy).toBeNaN()
    expect(look.testAccuracy).toBeGreaterThan(0)
    training.dispose()
    await expect(open({ digits: 60_000, schedule: 'plateau' })).rejects.toMatchObject({
      code: 'settings-invalid',
      detail: { name: 'schedule' },
    })
  })

  it('a change on the way counts from the next step on, is a part of the settings, and repeats itself from them', async () => {
    const training = await open()
    const first = await run(training, 5)
    const changed = training.change({ learningRate: 0.002, momentum: 0 })
    const second = await run(training, 10)
    expect(changed.changes).toBe('5:0.002:0:0')
    const again = await open({ changes: changed.changes })
    expect((await run(again, 10)).losses).toEqual([...first.losses, ...second.losses])
    for (const t of [training, again]) t.dispose()
  })

  it('tells the loss of a single step, however few digits it takes', async () => {
    const training = await open({ batch: 2 })
    for (const step of [1, 2, 3]) {
      const { losses } = await run(training, step)
      expect(losses.map(([at]) => at)).toEqual([step])
    }
    // Without a stop, rows tell of sixteen digits each.
    const { losses } = await run(training, 24)
    expect(losses.map(([at]) => at)).toEqual([8, 16, 24])
    training.dispose()
  })

  it('tells a step in numbers, and the run goes on as if nobody had asked', async () => {
    const patch = { momentum: 0 }
    const straight = await open(patch)
    const all = await run(straight, 4)
    const training = await open(patch)
    await run(training, 2)
    const slow = await training.slowStep(never)
    expect(slow.step).toBe(3)
    expect(slow.loss).toBe(all.losses[2][1])
    slow.before.forEach((before, i) =>
      expect(slow.after[i]).toBeCloseTo(before - slow.learningRate * slow.gradient[i], 6),
    )
    expect(slow.activations.map(({ name }) => name)).toContain('c3')
    expect(slow.probabilities.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5)
    expect((await run(training, 4)).losses).toEqual(all.losses.slice(2))
    for (const t of [straight, training]) t.dispose()
  })

  it('shows its insides while they are watched', async () => {
    const training = await open({ c3: 'table' })
    training.watch({ insides: true, digit: new Uint8Array(784).fill(9) })
    const { insides } = (await run(training, 3)).reports.at(-1)!.frame!
    expect(insides!.layers.map(({ name }) => name)).toEqual(['c1', 'c3', 'c5', 'f6', 'output'])
    const { parameters } = await training.checkpoint()
    const c1 = Math.sqrt(parameters.subarray(0, 150).reduce((sum, w) => sum + w * w, 0))
    expect(insides!.layers[0].weightNorm).toBeCloseTo(c1, 4)
    expect(insides!.layers[0].weights.counts.reduce((a, b) => a + b, 0)).toBe(150)
    expect(insides!.layers[1].dead).toBeGreaterThanOrEqual(0)
    expect(insides!.filters.map(({ shape }) => shape)).toEqual([
      [5, 5, 1, 6],
      [5, 5, 6, 16],
    ])
    expect(insides!.activations.at(-1)!.values).toHaveLength(10)
    training.watch({ insides: false, digit: null })
    expect((await run(training, 5)).reports.at(-1)!.frame!.insides).toBeNull()
    training.dispose()
  })

  it('says what was known when it left the numbers', async () => {
    const training = await open({ learningRate: 10 })
    const lost = run(training, null)
    await expect(lost).rejects.toMatchObject({
      code: 'training-diverged',
      detail: { step: expect.any(Number) },
    })
    training.dispose()
  })
})
