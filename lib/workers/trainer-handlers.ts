import { loadSampleDigits } from '@/lib/data/sample-digits'
import { openMnist, type MnistSource } from '@/lib/data/mnist-source'
import { CodedError } from '@/lib/errors'
import { lenet5Modern } from '@/lib/nn/lenet5'
import type { Progress, TrainerCalls } from '@/lib/protocol/messages'
import type { Handlers } from '@/lib/protocol/serve'
import { checkEngine } from '@/lib/tf/check-engine'
import { createTraining, type Training } from '@/lib/tf/training/training'
import { createEngineSession } from './engine-session'

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
  const opened = () => {
    if (!training) throw new CodedError('unknown', { message: 'no training is open' })
    return training
  }

  return {
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

    'train/open': async ({ base, settings, checkpoint }) => {
      session.current()
      const next = await createTraining({
        spec: lenet5Modern,
        settings,
        source: open(base).source,
        checkpoint,
      })
      training?.dispose()
      training = next
      return { stepsPerEpoch: training.stepsPerEpoch }
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
