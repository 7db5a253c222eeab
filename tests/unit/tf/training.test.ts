import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS, type TrainSettings } from '@/lib/data/train-settings'
import type { TrainReport } from '@/lib/data/train-report'
import { lenet5Modern } from '@/lib/nn/lenet5'
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
) => createTraining({ spec: lenet5Modern, settings: { ...settings, ...patch }, source, checkpoint })

const never = new AbortController().signal
async function run(training: Training, stopAtStep: number | null, signal = never) {
  const reports: TrainReport[] = []
  const end = await training.run({
    stopAtStep,
    signal,
    report: (report) => reports.push(report),
    wantsFrame: () => true,
  })
  const rows = reports.flatMap(({ metrics }) =>
    Array.from({ length: metrics.length / 4 }, (_, i) => [...metrics.subarray(4 * i, 4 * i + 4)]),
  )
  return { end, reports, rows, losses: rows.filter((row) => !Number.isNaN(row[1])) }
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
    const [step, , validation, test] = rows.filter((row) => !Number.isNaN(row[3])).at(-1)!
    expect(step).toBe(end.step)
    expect(validation).toBeGreaterThan(0.5)
    expect(test).toBeGreaterThan(0.5)
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
      expect(checkpoint.metrics).toHaveLength(6 * 4)
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
    const training = await createTraining({ spec: lenet5Modern, settings, source: slow })
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
