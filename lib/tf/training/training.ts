import * as tf from '@tensorflow/tfjs-core'
import type { Checkpoint } from '@/lib/data/checkpoint'
import type { MnistSource } from '@/lib/data/mnist-source'
import { withChange, type ChangingSettings } from '@/lib/data/setting-changes'
import type { SlowStep, TrainReport, Watch } from '@/lib/data/train-report'
import { networkOf, validationOf, type TrainSettings } from '@/lib/data/train-settings'
import { CodedError, isAbort } from '@/lib/errors'
import { breathe } from '../breathe'
import { createDigitPool } from './digit-pool'
import { look } from './evaluate'
import { createFrames } from './frames'
import { createRunLog } from './run-log'
import { createSchedule } from './schedule'
import { createTrainingState, type TrainingState } from './state'
import { createStepper } from './stepper'

/** Quick steps may share a macrotask up to this long. */
const BREATHE_MS = 8
const FLUSH_MS = 125
const CHECKPOINT_MS = 5000

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
  /** What it runs with, changes on the way included. */
  readonly settings: TrainSettings
  /** The network as it is now, to be looked at between two steps. */
  readonly state: TrainingState
  /** `done`: at the end of the last epoch, or at the accuracy that was to be reached. */
  run(options: RunOptions): Promise<{ done: boolean; step: number }>
  /** New values from the next step on; they become a part of the settings. */
  change(patch: Partial<ChangingSettings & Pick<TrainSettings, 'epochs' | 'stopAt'>>): TrainSettings
  watch(watch: Watch): void
  /** One step in numbers; nothing else may be running. */
  slowStep(signal: AbortSignal): Promise<SlowStep>
  checkpoint(): Promise<Checkpoint>
  dispose(): void
}

export interface TrainingOptions {
  settings: TrainSettings
  source: MnistSource
  checkpoint?: Checkpoint | null
}

/**
 * A LeNet in training on the current engine: a state that can be run, paused between any two steps, copied out and
 * taken up again. What a step does depends on the settings and what the looks before it have found, on nothing else.
 * @throws CodedError settings-invalid; weights-invalid when the checkpoint is of another network; what the source throws
 */
export async function createTraining(options: TrainingOptions): Promise<Training> {
  const { source, checkpoint = null } = options
  let { settings } = options
  const spec = networkOf(settings)
  const state = createTrainingState(spec, settings, checkpoint)
  const shards = (await source.manifest()).train.map((shard) => shard.digits)
  const held = () => Math.min(validationOf(settings), source.held ?? Infinity)
  let schedule = createSchedule(settings, shards, held())
  const pool = createDigitPool(source, schedule, settings.pixels)
  const log = createRunLog(schedule, settings.batch, checkpoint?.metrics ?? null)
  const frames = createFrames(spec, settings.pixels, state)
  const stepper = createStepper({
    state,
    pool,
    settings: () => settings,
    schedule: () => schedule,
    context: log.context,
  })
  let stopped = false

  /** Learning rate of step number `step`, from 1. */
  const rateOf = (step: number) => stepper.rates(step - 1).learningRate

  const checkpointNow = async (): Promise<Checkpoint> => ({
    ...(await state.copy()),
    settings,
    metrics: log.everything(),
  })

  async function run({ stopAtStep, signal, report, wantsFrame, isLost }: RunOptions) {
    const end = () => Math.min(schedule.totalSteps, stopAtStep ?? Infinity)
    let breathedAt = performance.now()
    /** The first step is read at once: should the next one leave the numbers, it is known from where. */
    let flushedAt = -Infinity
    let checkpointedAt = breathedAt
    let unitMs = 0
    let trained = { ms: 0, images: 0 }

    const emptyReport = (): TrainReport => ({
      metrics: new Float32Array(0),
      step: state.step,
      stepsPerEpoch: schedule.stepsPerEpoch,
      imagesPerSecond: 0,
      trainedMs: 0,
      unitMs,
      evaluating: null,
      frame: null,
      checkpoint: null,
    })

    /** Reads the losses and reports all rows that are new. */
    async function flush({ last = false } = {}) {
      const readAt = performance.now()
      const losses = await state.readLosses()
      // Reading waits for the device: on a graphics card most of a step's time passes here.
      trained.ms += performance.now() - readAt
      const gradientNorm = losses.length > 0 ? await state.gradientNorm() : null
      const diverged = log.losses(losses, { learningRate: rateOf, gradientNorm }, last)
      const now = performance.now()
      // A network that is no longer a number is not worth keeping: the last good copy stays.
      const saves = diverged === null && (last || now - checkpointedAt > CHECKPOINT_MS)
      if (saves) checkpointedAt = now
      report({
        ...emptyReport(),
        metrics: log.fresh(),
        imagesPerSecond: trained.ms > 0 ? (trained.images / trained.ms) * 1000 : 0,
        trainedMs: trained.ms,
        frame: state.step > 0 && !signal.aborted && (last || wantsFrame?.()) ? await frame(last) : null,
        checkpoint: saves ? await checkpointNow() : null,
      })
      trained = { ms: 0, images: 0 }
      flushedAt = performance.now()
      if (diverged !== null)
        throw new CodedError('training-diverged', { step: diverged, ...(log.evidence() ?? {}) })
      const { step, loss } = losses.at(-1) ?? {}
      if (step !== undefined && loss !== undefined && gradientNorm !== null) {
        const { learningRate, momentum } = stepper.rates(step - 1)
        log.sound({ step, loss, learningRate, momentum, gradientNorm, parameterNorm: await state.norm() })
      }
    }

    async function frame(last: boolean) {
      const step = Math.max(0, state.step - 1)
      await stepper.need(step, signal)
      return frames.next(() => stepper.digitsOf(step), last)
    }

    function reportEvaluating(share: number) {
      const now = performance.now()
      unitMs = now - breathedAt
      breathedAt = now
      if (now - flushedAt < FLUSH_MS) return
      flushedAt = now
      report({ ...emptyReport(), evaluating: share })
    }

    async function lookNow() {
      await flush()
      breathedAt = performance.now()
      const parameters = state.view()
      try {
        const found = await look(state.plan, parameters, pool, {
          training: schedule.trainingLookAt(state.step),
          validation: schedule.lookAt(state.step),
          test: schedule.tests(state.step),
          scaling: settings.pixels,
          signal,
          onProgress: reportEvaluating,
        })
        log.look(state.step, found, rateOf(state.step))
        stopped = settings.stopAt > 0 && (found.validation?.accuracy ?? 0) >= settings.stopAt
        await flush()
      } finally {
        parameters.dispose()
      }
      breathedAt = performance.now()
    }

    stopped = false
    try {
      for (;;) {
        if (isLost?.()) throw new CodedError('engine-lost', { engine: tf.getBackend() })
        if (schedule.looksAfter(state.step) && log.lookedAt !== state.step) await lookNow()
        if (stopped || state.step >= end()) break
        await stepper.need(state.step, signal)
        const started = performance.now()
        await stepper.estimateCurvature(signal)
        trained.images += stepper.step()
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
    const ended = state.step >= schedule.totalSteps && log.lookedAt === state.step
    return { done: stopped || ended, step: state.step }
  }

  return {
    get stepsPerEpoch() {
      return schedule.stepsPerEpoch
    },
    get step() {
      return state.step
    },
    get settings() {
      return settings
    },
    state,
    run,
    change({ epochs = settings.epochs, stopAt = settings.stopAt, ...values }) {
      settings = { ...settings, epochs, stopAt }
      if (Object.keys(values).length > 0) settings = withChange(settings, state.step, values)
      schedule = createSchedule(settings, shards, held())
      return settings
    },
    watch: frames.watch,
    async slowStep(signal) {
      await stepper.need(state.step, signal)
      await stepper.estimateCurvature(signal)
      const used = stepper.rates()
      const made = await frames.slowStep(stepper.digitsOf(state.step), used, () => void stepper.step())
      const gradientNorm = await state.gradientNorm()
      const bad = log.losses([made], { learningRate: rateOf, gradientNorm }, true)
      if (bad !== null) throw new CodedError('training-diverged', { step: bad, ...(log.evidence() ?? {}) })
      return made
    },
    checkpoint: checkpointNow,
    dispose() {
      state.dispose()
      frames.dispose()
      pool.dispose()
    },
  }
}
