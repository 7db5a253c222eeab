import type { MnistSource } from '@/lib/data/mnist-source'
import { CodedError } from '@/lib/errors'
import type { OwnNetworkCalls } from '@/lib/protocol/own-network-messages'
import type { Handlers } from '@/lib/protocol/serve'
import { createTraining, type Training } from '@/lib/tf/training/training'

/** What the training of an own network needs of the worker around it. */
export interface OwnNetworkWorld {
  source(base: string): MnistSource
  /** @throws CodedError when the engine can no longer compute */
  engine(): { isLost: () => boolean }
}

/** Trains a network that the reader wrote; every handler is a plain function. */
export function createOwnNetworkHandlers(world: OwnNetworkWorld): Handlers<OwnNetworkCalls> {
  let training: Training | null = null
  /** Counts what was opened and closed: one that has loaded meanwhile is not wanted any more. */
  let number = 0

  function close() {
    number++
    training?.dispose()
    training = null
  }
  function opened(): Training {
    if (!training) throw new CodedError('unknown', { message: 'no network of your own is open' })
    return training
  }

  return {
    'own-network/open': async ({ base, settings }) => {
      world.engine()
      close()
      const mine = number
      const next = await createTraining({ settings, source: world.source(base) })
      if (mine !== number) {
        next.dispose()
        throw new DOMException('Another took its place, or it was closed.', 'AbortError')
      }
      training = next
      return { stepsPerEpoch: training.stepsPerEpoch }
    },

    'own-network/run': (_, { signal, progress }) => {
      const { isLost } = world.engine()
      return opened().run({
        stopAtStep: null,
        signal,
        isLost,
        report: ({ metrics, step, imagesPerSecond, unitMs, evaluating }) =>
          progress({ metrics, step, imagesPerSecond, unitMs, evaluating }, [metrics.buffer]),
      })
    },

    'own-network/copy': async () => {
      world.engine()
      const { parameters, statistics } = await opened().checkpoint()
      return { parameters, statistics }
    },

    'own-network/close': () => {
      close()
      return null
    },
  }
}
