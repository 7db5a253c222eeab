import { loadSampleDigits } from '@/lib/data/sample-digits'
import { openMnist, type MnistSource } from '@/lib/data/mnist-source'
import { sourceOfDataset } from '@/lib/data/own-data'
import type { TrainSettings } from '@/lib/data/train-settings'
import { CodedError } from '@/lib/errors'
import type { Progress, TrainerCalls } from '@/lib/protocol/messages'
import type { Handlers } from '@/lib/protocol/serve'
import { checkEngine } from '@/lib/tf/check-engine'
import { createTraining, type Training } from '@/lib/tf/training/training'
import { createChainHandlers } from './chain-handlers'
import { createEngineSession } from './engine-session'
import { createExamineHandlers } from './examine-handlers'
import { openExamined } from './examined-lenet'
import { createOwnNetworkHandlers } from './own-network-handlers'
import { createRaceHandlers } from './race-handlers'
import { readOwnData } from './read-own-data'

/** What the trainer worker does for the page; every handler is a plain function. */
export function createTrainerHandlers(): Handlers<TrainerCalls> {
  const session = createEngineSession()
  let training: Training | undefined
  let mnist: { base: string; source: MnistSource; listeners: Set<(progress: Progress) => void> } | undefined

  function open(base: string) {
    if (mnist?.base === base) return mnist
    const listeners = new Set<(progress: Progress) => void>()
    const source: MnistSource = openMnist(base, {
      onProgress: () => listeners.forEach((listen) => listen(source.progress())),
    })
    return (mnist = { base, source, listeners })
  }
  let own: MnistSource | undefined
  /** The digits that a run of these settings takes. */
  function sourceOf(base: string, { data }: Pick<TrainSettings, 'data'>): MnistSource {
    if (data === 'mnist') return open(base).source
    if (!own) throw new CodedError('own-data-missing')
    return own
  }
  const opened = () => {
    if (!training) throw new CodedError('unknown', { message: 'no training is open' })
    return training
  }

  return {
    ...createExamineHandlers({
      network: openExamined,
      source: (choice, base) =>
        choice.kind === 'mine' ? sourceOf(base, choice.settings) : open(base).source,
      requireEngine: () => void session.current(),
    }),

    ...createChainHandlers({
      source: (base) => open(base).source,
      requireEngine: () => void session.current(),
    }),

    ...createRaceHandlers({ source: (base) => open(base).source, engine: session.current }),
    ...createOwnNetworkHandlers({ source: (base) => open(base).source, engine: session.current }),

    'engine/start': (params) => session.start(params),
    'engine/check': async ({ base, batch }) =>
      checkEngine(session.current(), await loadSampleDigits(base), batch),

    'data/load': async ({ base }, { progress, signal }) => {
      const { source, listeners } = open(base)
      let toldAt = 0
      const listen = (value: Progress) => {
        const now = performance.now()
        if (now - toldAt < 100 && value.received < value.total) return
        toldAt = now
        progress(value)
      }
      listeners.add(listen)
      try {
        const { train, test } = await source.manifest()
        // One after the other: the first shard is whole, and training can begin, as early as possible.
        for (const [part, list] of [
          ['train', train],
          ['test', test],
        ] as const)
          for (const [index] of list.entries()) {
            await source.shard(part, index)
            signal.throwIfAborted()
          }
        return { digits: [...train, ...test].reduce((sum, { digits }) => sum + digits, 0) }
      } finally {
        listeners.delete(listen)
      }
    },

    'data/use-own': async ({ data }, { signal }) => {
      const dataset = await readOwnData(data, signal)
      own = sourceOfDataset(dataset)
      const { train, test, apart } = dataset
      return { train: train.labels.length, test: test.labels.length, held: own.held ?? 0, apart }
    },

    'train/open': async ({ base, settings, checkpoint }) => {
      session.current()
      const next = await createTraining({ settings, source: sourceOf(base, settings), checkpoint })
      training?.dispose()
      training = next
      return { stepsPerEpoch: training.stepsPerEpoch }
    },

    'train/change': (patch) => ({ settings: opened().change(patch) }),

    'train/watch': (watch) => {
      opened().watch(watch)
      return null
    },

    'train/slow': (_, { signal }) => {
      session.current()
      return opened().slowStep(signal)
    },

    'train/copy': () => {
      session.current()
      return opened().checkpoint()
    },

    'train/run': ({ stopAtStep }, { signal, progress, caughtUp }) => {
      const engine = session.current()
      return opened().run({
        stopAtStep,
        signal,
        isLost: engine.isLost,
        wantsFrame: caughtUp,
        report: (report) => progress(report, [report.metrics.buffer]),
      })
    },
  }
}
