import { DIGIT_PIXELS } from '@/lib/data/mnist'
import { INPUT_SIDE, writeDigitInput } from '@/lib/data/digit-input'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { initialParametersOf } from '@/lib/data/initial-parameters'
import { fetchBytes, serve } from '../../in-worker/serve'
import { BATCH, BATCHES, CHECKED_STEPS, DIGITS_FILE, SEED } from '../task'
import type { Measurement, TrainingReport, TrainingTask } from '../task'
import { countGraphicsLaunches } from './count-launches'

/** A batch of digits, as bytes and as LeNet's input [64,32,32,1], standardised. */
export interface Batch {
  pixels: Uint8Array<ArrayBuffer>
  labels: Uint8Array<ArrayBuffer>
  inputs: Float32Array<ArrayBuffer>
}

/** A network that has been made ready: its batches are where it wants them, its weights are the given ones. */
export interface Trainer {
  detail: string
  /**
   * Trains on batches `from` to `from + count - 1` (counted modulo their number) and resolves with the loss of the last
   * one when all of it has been computed.
   */
  train(from: number, count: number): Promise<number>
  /** Where no shader is launched: what else counts as one. */
  launches?: { of: string; count: () => number }
}

export type StartTrainer = (
  task: TrainingTask,
  batches: readonly Batch[],
  weights: Float32Array<ArrayBuffer>,
) => Promise<Trainer>

/** The loss is waited for about this often, as on the page. */
const READ_EVERY_MS = 125
const WARM_UP_MS = 800

async function loadBatches(): Promise<Batch[]> {
  const bytes = new Uint8Array(await fetchBytes(`/bench/${DIGITS_FILE}`))
  return Array.from({ length: BATCHES }, (_, i) => {
    const pixels = bytes.slice(i * BATCH * DIGIT_PIXELS, (i + 1) * BATCH * DIGIT_PIXELS)
    const labels = bytes.slice(BATCHES * BATCH * DIGIT_PIXELS + i * BATCH).slice(0, BATCH)
    const inputs = new Float32Array(BATCH * INPUT_SIDE * INPUT_SIDE)
    for (let n = 0; n < BATCH; n++)
      writeDigitInput(pixels, n * DIGIT_PIXELS, inputs, n * INPUT_SIDE * INPUT_SIDE)
    return { pixels, labels, inputs }
  })
}

/** Serves 'start' and 'measure': the same steps, waits and clock for every library. */
export function serveTraining(start: StartTrainer): void {
  let trainer: Trainer
  let step = 0
  let stepsPerRead = 1

  async function train(count: number): Promise<number> {
    const loss = await trainer.train(step, count)
    step += count
    return loss
  }

  /** So many steps as fit between two looks at the loss. */
  async function warmUp(): Promise<void> {
    const started = performance.now()
    do {
      const begun = performance.now()
      await train(stepsPerRead)
      const stepMs = (performance.now() - begun) / stepsPerRead
      stepsPerRead = Math.max(1, Math.min(BATCHES, Math.round(READ_EVERY_MS / stepMs)))
    } while (performance.now() - started < WARM_UP_MS)
  }

  serve({
    start: async (task: TrainingTask): Promise<TrainingReport> => {
      const graphics = countGraphicsLaunches()
      trainer = await start(task, await loadBatches(), initialParametersOf(lenet5Modern, 'he', SEED))
      const counters = [graphics.count, trainer.launches?.count ?? (() => 0)]
      const firstLosses: number[] = []
      let launches = [0, 0]
      for (let i = 0; i < CHECKED_STEPS; i++) {
        const before = counters.map((count) => count())
        firstLosses.push(await train(1))
        // Of the last of them: the first one also sets up.
        launches = counters.map((count, which) => count() - before[which])
      }
      graphics.stop()
      await warmUp()
      const { detail } = trainer
      const report = { detail, firstLosses }
      const seen = graphics.seen()
      if (seen) return { ...report, launches: launches[0], launchesOf: seen }
      return trainer.launches ? { ...report, launches: launches[1], launchesOf: trainer.launches.of } : report
    },

    measure: async ({
      windowMs,
      steps: least,
    }: {
      windowMs: number
      steps: number
    }): Promise<Measurement> => {
      const started = performance.now()
      let steps = 0
      let loss: number
      do {
        loss = await train(stepsPerRead)
        steps += stepsPerRead
      } while (steps < least || performance.now() - started < windowMs)
      const seconds = (performance.now() - started) / 1000
      return { imagesPerSecond: (steps * BATCH) / seconds, steps: step, loss }
    },
  })
}
