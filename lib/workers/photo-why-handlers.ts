import { coverPlaces } from '@/lib/data/occlusion'
import { photoInputs } from '@/lib/data/photo-input'
import { photoPreparations } from '@/lib/data/photo-preparation'
import { BLUR, blurred } from '@/lib/data/saliency/blur'
import { coverColour, coveredPicture } from '@/lib/data/saliency/cover'
import { gradCam } from '@/lib/data/saliency/grad-cam'
import { CodedError } from '@/lib/errors'
import type { PhotoNetwork } from '@/lib/nn/photo-networks'
import type { PhotoWhyCalls } from '@/lib/protocol/photo-why-messages'
import type { Handlers } from '@/lib/protocol/serve'
import { breathe } from '@/lib/tf/breathe'
import { decodePhoto } from './decode-photo'
import type { PhotoNetworks } from './photo-networks'

export interface PhotoWhyWorld {
  photos: Pick<PhotoNetworks, 'examined' | 'ready'>
  /** `current` throws CodedError when the engine can no longer compute. */
  session: { current(): unknown }
  /** Opens a photo; another one in tests, which have no decoder. */
  decode?: typeof decodePhoto
}

/** Hidden pictures answered at once: of small ones several, so that a cancel is heard soon and no time is lost. */
const atOnce = (side: number) => (side > 100 ? 1 : 8)

/** Why a network says what it says of a photo; every handler is a plain function. */
export function createPhotoWhyHandlers({
  photos,
  session,
  decode = decodePhoto,
}: PhotoWhyWorld): Handlers<PhotoWhyCalls> {
  return {
    'photo-why/open': async ({ base, network: choice, photo, name }, { signal, progress }) => {
      session.current()
      const preparation = photoPreparations[choice]
      const { seen } = await decode(photo, name, preparation, signal)
      progress({ decoded: seen })
      const network = await photos.ready(choice, { base, signal, onProgress: progress })
      const probabilities = await network.probabilities(photoInputs([seen.rgba], preparation))
      signal.throwIfAborted()
      requireNumbers(probabilities)
      return { seen, probabilities }
    },

    'photo-why/answer': async ({ base, network: choice, rgba }, { signal }) => {
      session.current()
      requirePicture(choice, rgba)
      const network = await photos.ready(choice, { base, signal })
      const probabilities = await network.probabilities(photoInputs([rgba], photoPreparations[choice]))
      signal.throwIfAborted()
      requireNumbers(probabilities)
      return { probabilities }
    },

    'photo-why/evidence': async ({ base, network: choice, rgba, target }, { signal }) => {
      session.current()
      requirePicture(choice, rgba)
      const { side } = photoPreparations[choice]
      const network = await photos.examined(choice, { base, signal })
      const input = photoInputs([rgba], photoPreparations[choice])
      const last = network.spec.layers.findLast(({ kind }) => kind === 'conv')
      if (!last) throw new CodedError('settings-invalid', { name: 'network', value: choice })
      const direction = new Float32Array(classesOf(network.spec.layers))
      if (!(target in direction)) throw new CodedError('settings-invalid', { name: 'class', value: target })
      direction[target] = 1
      const [maps] = await network.outputs(input, [last.name])
      const [byMaps, byInput] = await network.gradients(input, direction, [last.name, 'input'])
      signal.throwIfAborted()
      const [, height, width, channels] = maps.shape
      const product = new Float32Array(side * side)
      input.forEach((value, i) => (product[Math.floor(i / 3)] += value * byInput.values[i]))
      return {
        cam: gradCam(maps.values, byMaps.values, [height, width, channels]),
        cells: height,
        product,
      }
    },

    'photo-why/occlude': async ({ base, network: choice, rgba, cover }, { signal, progress }) => {
      session.current()
      requirePicture(choice, rgba)
      const preparation = photoPreparations[choice]
      const { side } = preparation
      const places = coverPlaces({ side, ...cover })
      const paper = cover.filler === 'blur' ? blurred(rgba, side, BLUR * side) : coverColour(side)
      const network = await photos.ready(choice, { base, signal })
      const step = atOnce(side)
      for (let from = 0; from < places.length; from += step) {
        const started = performance.now()
        const here = places.slice(from, from + step)
        const pictures = here.map((place) => coveredPicture(rgba, paper, side, place, cover.size))
        const probabilities = await network.probabilities(photoInputs(pictures, preparation))
        requireNumbers(probabilities)
        const done = from + here.length
        progress({ done, total: places.length, probabilities, unitMs: performance.now() - started }, [
          probabilities.buffer,
        ])
        await breathe()
        signal.throwIfAborted()
        session.current()
      }
      return { places: places.length }
    },
  }
}

const classesOf = (layers: readonly { kind: string; units?: number }[]): number => layers.at(-1)?.units ?? 0

/** @throws CodedError settings-invalid where the picture is not as large as the network sees it */
function requirePicture(network: PhotoNetwork, rgba: Uint8ClampedArray): void {
  if (rgba.length !== photoPreparations[network].side ** 2 * 4)
    throw new CodedError('settings-invalid', { name: 'picture', value: `${rgba.length} bytes` })
}

/** @throws CodedError weights-invalid where an answer is not a number */
function requireNumbers(probabilities: Float32Array): void {
  if (!probabilities.every(Number.isFinite))
    throw new CodedError('weights-invalid', { problem: 'its answers are not numbers' })
}
