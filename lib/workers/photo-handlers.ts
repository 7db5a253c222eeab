import { photoInputs } from '@/lib/data/photo-input'
import { photoPreparations } from '@/lib/data/photo-preparation'
import { CodedError } from '@/lib/errors'
import type { PhotoCalls } from '@/lib/protocol/photo-messages'
import type { Handlers } from '@/lib/protocol/serve'
import { breathe } from '@/lib/tf/breathe'
import { openNetwork } from '@/lib/tf/open-network'
import { decodePhoto } from './decode-photo'
import type { PhotoNetworks } from './photo-networks'

export interface PhotoWorld {
  photos: PhotoNetworks
  /** `current` throws CodedError when the engine can no longer compute. */
  session: { current(): unknown }
  /** Opens a photo; another one in tests, which have no decoder. */
  decode?: typeof decodePhoto
}

/** Answers what is on a photo; every handler is a plain function. */
export function createPhotoHandlers({
  photos,
  session,
  decode = decodePhoto,
}: PhotoWorld): Handlers<PhotoCalls> {
  return {
    'photo/classify': async ({ base, photo, name, network: choice, crops, timed = false }, context) => {
      session.current()
      const { signal, progress } = context
      const preparation = photoPreparations[choice]
      const { seen, views } = await decode(photo, name, preparation, signal, crops)
      progress({ decoded: seen })
      const network = await photos.ready(choice, { base, signal, onProgress: progress })

      // View by view: ten at once would take ten times the memory, and no cancel would be heard.
      const answers: Float32Array<ArrayBuffer>[] = []
      let networkMs = 0
      for (const { rgba } of views) {
        const started = performance.now()
        answers.push(await network.probabilities(photoInputs([rgba], preparation)))
        networkMs += performance.now() - started
        if (views.length > 1) progress({ views: { done: answers.length, total: views.length } })
        await breathe()
        signal.throwIfAborted()
      }
      if (!answers.every((answer) => answer.every(Number.isFinite)))
        throw new CodedError('weights-invalid', { problem: 'its answers are not numbers' })
      const centre = photoInputs([seen.rgba], preparation)
      const layerMs = timed ? await openNetwork(network).times(centre) : []
      signal.throwIfAborted()
      const cost = photos.cost(choice)
      return {
        ...seen,
        network: choice,
        probabilities: mean(answers),
        crops: views.map(({ place, mirrored, region }, i) => ({
          place,
          mirrored,
          region,
          probabilities: answers[i],
        })),
        networkMs,
        layerMs,
        macs: cost.macs,
        bytesHeld: cost.weightBytes,
        activationBytes: cost.activationBytes,
      }
    },

    'photo/free': () => ({ bytesFreed: photos.free() }),
  }
}

function mean(rows: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  return Float32Array.from(rows[0], (_, i) => rows.reduce((sum, row) => sum + row[i], 0) / rows.length)
}
