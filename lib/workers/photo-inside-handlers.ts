import { photoInputs } from '@/lib/data/photo-input'
import { photoPreparations } from '@/lib/data/photo-preparation'
import { CodedError } from '@/lib/errors'
import type { PhotoInsideCalls } from '@/lib/protocol/photo-inside-messages'
import type { Handlers } from '@/lib/protocol/serve'
import { decodePhoto } from './decode-photo'
import type { PhotoNetworks } from './photo-networks'

export interface PhotoInsideWorld {
  photos: Pick<PhotoNetworks, 'examined'>
  /** `current` throws CodedError when the engine can no longer compute. */
  session: { current(): unknown }
  /** Opens a photo; another one in tests, which have no decoder. */
  decode?: typeof decodePhoto
}

/** Looks into a network that is shown a photo; every handler is a plain function. */
export function createPhotoInsideHandlers({
  photos,
  session,
  decode = decodePhoto,
}: PhotoInsideWorld): Handlers<PhotoInsideCalls> {
  return {
    'photo-inside/trace': async ({ base, network: choice, photo, name }, { signal, progress }) => {
      session.current()
      const preparation = photoPreparations[choice]
      const { seen } = await decode(photo, name, preparation, signal)
      progress({ decoded: seen })
      const network = await photos.examined(choice, { base, signal, onProgress: progress })
      const input = photoInputs([seen.rgba], preparation)
      const layers = await network.outputs(input)
      signal.throwIfAborted()
      if (!layers.every(({ values }) => values.every(Number.isFinite)))
        throw new CodedError('weights-invalid', { problem: 'its answers are not numbers' })
      const probabilities = await network.probabilities(input)
      const first = network.spec.layers.find(({ kind }) => kind === 'conv')
      if (!first) throw new CodedError('settings-invalid', { name: 'network', value: choice })
      const kernels = await network.parameter(`${first.name}.weight`)
      signal.throwIfAborted()
      return {
        network: choice,
        seen,
        layers: layers.map(({ name, values }) => ({ name, values })),
        probabilities,
        kernels,
      }
    },
  }
}
