import * as tf from '@tensorflow/tfjs-core'
import { METRIC_COLUMNS, type Checkpoint } from '@/lib/data/checkpoint'
import type { MnistSource } from '@/lib/data/mnist-source'
import type { TrainReport } from '@/lib/data/train-report'
import type { TrainSettings } from '@/lib/data/train-settings'
import { CodedError, isAbort } from '@/lib/errors'
import type { NetworkSpec } from '@/lib/nn/spec'
import { breathe } from '../breathe'
import { createDigitPool } from './digit-pool'
import { look } from './evaluate'
import { createSchedule } from './schedule'
import { createTrainingState } from './state'

/** Quick steps may share a macrotask up to this long. */
const BREATHE_MS = 8
const FLUSH_MS = 125
const CHECKPOINT_MS = 5000
/** Digits of the batch shown on the page. */
const SHOWN_DIGITS = 20
/** C1's kernels stand first among the parameters. */
const C1_WEIGHTS = 150

export interface RunOptions {
  /** Stop after this step; null trains to the end of the last epoch. */
  stopAtStep: number | null
  /** Aborting pauses: the run resolves with `done: false`. */
  signal: AbortSignal
  report: (report: TrainReport) => void
  /** Whether the page can take a heavy frame now. */
  wantsFrame?: () => boolean
  /** True when the engine's device is gone. */
  isLost?: () => boolean
}

export interface Training {
  readonly stepsPerEpoch: number
  readonly step: number
  run(options: RunOptions): Promise<{ done: boolean; step: number }>
  checkpoint(): Promise<Checkpoint>
  dispose(): void
}

export interface TrainingOptions {
  spec: NetworkSpec
  settings: TrainSettings
  source: MnistSource
  checkpoint?: Checkpoint | null
  /** Learning rate at a step (from 0), where it is not the setting's own. */
  rateAt?: (step: number, totalSteps: number) => number
  /** Changes the digits of a step before they are fed, for augmentation: [n x 784] bytes in, as many out. */
  distort?: (pixels: Uint8Array<ArrayBuffer>, step: number) => Uint8Array<ArrayBuffer>
}

/**
 * A LeNet in training on the current engine: a state that can be run, paused between any two steps, copied out and
 * taken up again. What a step does depends on the settings and its number alone.
 * @throws CodedError settings-invalid; weights-invalid when the checkpoint is of another network; what the source throws
 */
export async function createTraining(options: TrainingOptions): Promise<Training> {
  const { spec, settings, source, checkpoint = null, rateAt, distort } = options
  const state = createTrainingState(spec, settings, checkpoint)
  const shards = (await source.manifest()).train.map((shard) => shard.digits)
  const schedule = createSchedule(settings, shards)
  const pool = createDigitPool(source, schedule)
  const history: number[] = [...(checkpoint?.metrics ?? [])]
  let lookedAt = lastLook(history)

  const checkpointNow = async (): Promise<Checkpoint> => ({
    ...(await state.copy()),
    metrics: Float32Array.from(history),
  })

  async function frameNow(signal: AbortSignal): Promise<TrainReport['frame']> {
    const indices = schedule.digitsOf(Math.max(0, state.step - 1)).subarray(0, SHOWN_DIGITS)
    await pool.need(indices, signal)
    return { kernels: await state.firstParameters(C1_WEIGHTS), digits: pool.take(indices).pixels }
  }

  async function run({ stopAtStep, signal, report, wantsFrame, isLost }: RunOptions) {
    const end = Math.min(schedule.totalSteps, stopAtStep ?? Infinity)
    let breathedAt = performance.now()
    let flushedAt = breathedAt
    let checkpointedAt = breathedAt
    let unitMs = 0
    let trained = { ms: 0, images: 0 }

    /** Reads the losses and reports all rows that are new; `extra` is the row of a look. */
    async function flush({ extra = [] as number[], last = false } = {}) {
      const readAt = performance.now()
      const losses = await state.readLosses()
      // Reading waits for the device: on a graphics card most of a step's time passes here.
      trained.ms += performance.now() - readAt
      const rows = losses.flatMap(({ step, loss }) => [step, loss, NaN, NaN]).concat(extra)
      history.push(...rows)
      const diverged = firstDivergence(rows)
      const now = performance.now()
      // A network that is no longer a number is not worth keeping: the last good copy stays.
      const saves = diverged === null && (last || now - checkpointedAt > CHECKPOINT_MS)
      if (saves) checkpointedAt = now
      report({
        metrics: Float32Array.from(rows),
        step: state.step,
        stepsPerEpoch: schedule.stepsPerEpoch,
        imagesPerSecond: trained.ms > 0 ? (trained.images / trained.ms) * 1000 : 0,
        unitMs,
        evaluating: null,
        frame: state.step > 0 && !signal.aborted && (last || wantsFrame?.()) ? await frameNow(signal) : null,
        checkpoint: saves ? await checkpointNow() : null,
      })
      trained = { ms: 0, images: 0 }
      flushedAt = performance.now()
      if (diverged !== null) throw new CodedError('training-diverged', { step: diverged })
    }

    function reportEvaluating(share: number) {
      const now = performance.now()
      unitMs = now - breathedAt
      breathedAt = now
      if (now - flushedAt < FLUSH_MS) return
      flushedAt = now
      const { step } = state
      const { stepsPerEpoch } = schedule
      const metrics = new Float32Array(0)
      report({
        metrics,
        step,
        stepsPerEpoch,
        imagesPerSecond: 0,
        unitMs,
        evaluating: share,
        frame: null,
        checkpoint: null,
      })
    }

    async function lookNow() {
      await flush()
      breathedAt = performance.now()
      const parameters = state.view()
      try {
        const { validationAccuracy, testAccuracy } = await look(state.plan, parameters, pool, {
          validation: schedule.lookAt(state.step),
          test: schedule.endsEpoch(state.step),
          signal,
          onProgress: reportEvaluating,
        })
        lookedAt = state.step
        await flush({ extra: [state.step, NaN, validationAccuracy, testAccuracy ?? NaN] })
      } finally {
        parameters.dispose()
      }
      breathedAt = performance.now()
    }

    try {
      for (;;) {
        if (isLost?.()) throw new CodedError('engine-lost', { engine: tf.getBackend() })
        if (schedule.looksAfter(state.step) && lookedAt !== state.step) await lookNow()
        if (state.step >= end) break
        const indices = schedule.digitsOf(state.step)
        await pool.need(indices, signal)
        const started = performance.now()
        const rate = rateAt?.(state.step, schedule.totalSteps) ?? settings.learningRate
        if (distort) {
          const { pixels, labels } = pool.take(indices)
          state.train({ pixels: distort(pixels, state.step), labels }, rate)
        } else state.train(pool.batch(indices), rate)
        trained.images += indices.length
        trained.ms += performance.now() - started
        if (performance.now() - flushedAt > FLUSH_MS) await flush()
        unitMs = performance.now() - breathedAt
        if (unitMs >= BREATHE_MS) {
          await breathe()
          breathedAt = performance.now()
        }
        signal.throwIfAborted()
      }
    } catch (thrown) {
      if (!isAbort(thrown)) throw thrown
    }
    await flush({ last: true })
    return { done: state.step >= schedule.totalSteps && lookedAt === state.step, step: state.step }
  }

  return {
    stepsPerEpoch: schedule.stepsPerEpoch,
    get step() {
      return state.step
    },
    run,
    checkpoint: checkpointNow,
    dispose() {
      state.dispose()
      pool.dispose()
    },
  }
}

const WIDTH = METRIC_COLUMNS.length

/** Step of the last row that holds a validation accuracy; 0 when there is none. */
function lastLook(history: readonly number[]): number {
  for (let at = history.length - WIDTH; at >= 0; at -= WIDTH)
    if (!Number.isNaN(history[at + 2])) return history[at]
  return 0
}

/** First step whose loss is infinite or not a number, else null; the row of a look has no loss and does not count. */
function firstDivergence(rows: readonly number[]): number | null {
  for (let at = 0; at < rows.length; at += WIDTH)
    if (!Number.isFinite(rows[at + 1]) && Number.isNaN(rows[at + 2])) return rows[at]
  return null
}
