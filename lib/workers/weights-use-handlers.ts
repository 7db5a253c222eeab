import type { WeightsUseCalls } from '@/lib/protocol/weights-messages'
import type { Handlers } from '@/lib/protocol/serve'
import { breathe } from '@/lib/tf/breathe'
import { openNetwork } from '@/lib/tf/open-network'
import { createRandomNetwork } from '@/lib/tf/random-network'
import { photoSpecs } from '@/lib/nn/photo-networks'
import type { PhotoNetworks } from './photo-networks'
import { lendWeights } from './weights-source'

export interface WeightsUseWorld {
  photos: PhotoNetworks
  /** `current` throws CodedError when the engine can no longer compute. */
  session: { current(): { name: string } }
}

/** What the worker that computes does about weights that another one brings in. */
export function createWeightsUseHandlers({ photos, session }: WeightsUseWorld): Handlers<WeightsUseCalls> {
  return {
    'weights/use': ({ network, files }) => {
      lendWeights(network, files)
      photos.drop(network)
      return null
    },

    'weights/time': async ({ network }, { signal }) => {
      session.current()
      const spec = photoSpecs[network]
      const { height, width, channels } = spec.input
      const input = new Float32Array(height * width * channels).fill(0.5)
      const made = createRandomNetwork(spec)
      try {
        await breathe()
        signal.throwIfAborted()
        await made.logits(input) // what only the first answer costs
        await breathe()
        signal.throwIfAborted()
        const started = performance.now()
        await made.logits(input)
        const ms = performance.now() - started
        await breathe()
        signal.throwIfAborted()
        return { ms, layers: await openNetwork(made).times(input) }
      } finally {
        made.dispose()
      }
    },
  }
}
