import { checkModel, ownSpec, tunedSpec, type TunedModel } from '@/lib/data/fine-tune/model'
import { KEPT_SIDE, MIDDLE, PICTURE_BYTES, rgbOf, viewInputs } from '@/lib/data/fine-tune/pictures'
import {
  checkTuneSettings,
  examplesOf,
  LEAST_CLASSES,
  MOST_CLASSES,
  TUNE_BATCH,
  type TuneExample,
} from '@/lib/data/fine-tune/settings'
import { CodedError } from '@/lib/errors'
import { alexnet64 } from '@/lib/nn/alexnet64'
import { lastFrozen, tailOf, tailStart } from '@/lib/nn/fine-tune'
import { parameterCount } from '@/lib/nn/parameters'
import type { FineTuneCalls, TunePicture } from '@/lib/protocol/fine-tune-messages'
import type { Progress } from '@/lib/protocol/messages'
import type { Handlers } from '@/lib/protocol/serve'
import { breathe } from '@/lib/tf/breathe'
import { createNetwork, loadWeights } from '@/lib/tf/load-network'
import type { Network } from '@/lib/tf/network'
import { trainTail } from '@/lib/tf/training/fine-tune'
import { openPhoto } from './decode-photo'
import { createFeatureCache } from './fine-tune-features'
import type { PhotoNetworks } from './photo-networks'
import { scaledSquare } from './scaled-square'

export interface FineTuneWorld {
  photos: Pick<PhotoNetworks, 'examined'>
  /** `current` throws CodedError when the engine can no longer compute. */
  session: { current(): unknown }
  /** All of AlexNet-64's parameters; tests have their own. */
  weights?: (base: string, waiting: Waiting) => Promise<Float32Array<ArrayBuffer>>
}

interface Waiting {
  signal: AbortSignal
  onProgress: (progress: Progress) => void
}

/** With these what has learnt already is not forgotten at once. */
const MOMENTUM = 0.9
/** Pictures that are answered at once. */
const AT_ONCE = 16

const shippedWeights = (base: string, waiting: Waiting) =>
  loadWeights(`${base}/weights/alexnet64`, alexnet64, waiting)

function checkPictures(pictures: readonly TunePicture[], classes: number): void {
  if (!Number.isInteger(classes) || classes < LEAST_CLASSES || classes > MOST_CLASSES)
    throw new CodedError('settings-invalid', { name: 'classes', value: classes })
  for (let label = 0; label < classes; label++)
    if (!pictures.some((picture) => picture.label === label)) throw new CodedError('tuning-needs-pictures')
  if (pictures.some(({ rgb }) => rgb.length !== PICTURE_BYTES))
    throw new CodedError('settings-invalid', { name: 'pictures', value: 'size' })
}

/**
 * Tunes AlexNet-64 to classes of the reader's own: features of the frozen layers once, then a training of the rest. Every
 * handler is a plain function.
 */
export function createFineTuneHandlers(world: FineTuneWorld): Handlers<FineTuneCalls> {
  const { photos, session, weights = shippedWeights } = world
  const cache = createFeatureCache()
  let model: TunedModel | undefined
  /** What answers after the frozen layer, or all of it; made of the model at the first question. */
  let answering: Network | undefined

  function take(next: TunedModel | undefined) {
    answering?.dispose()
    answering = undefined
    model = next
  }

  function requireModel(): TunedModel {
    if (!model) throw new CodedError('tuning-missing')
    return model
  }

  /** What the own part of the model reads: pixels, or values of the frozen layer. */
  async function inputsOf(pictures: Uint8Array<ArrayBuffer>, base: string, waiting: Waiting) {
    const { whole, tuning } = requireModel()
    const views = Array.from({ length: pictures.length / PICTURE_BYTES }, (_, i) => ({
      rgb: pictures.subarray(i * PICTURE_BYTES, (i + 1) * PICTURE_BYTES),
      view: MIDDLE,
    }))
    if (whole) return viewInputs(views)
    const network = await photos.examined('alexnet64', { base, ...waiting })
    const [{ values }] = await network.outputs(viewInputs(views), [lastFrozen(tuning)])
    return values
  }

  return {
    'fine-tune/take': async ({ photo, name }, { signal }) => {
      const small = (bitmap: ImageBitmap) => ({
        rgb: rgbOf(scaledSquare(bitmap, 'area', KEPT_SIDE).rgba),
      })
      if (photo instanceof Blob) return openPhoto(photo, name, signal, small)
      try {
        return small(photo)
      } finally {
        photo.close()
      }
    },

    'fine-tune/train': async ({ base, classes, pictures, settings }, { signal, progress }) => {
      session.current()
      checkTuneSettings(settings)
      checkPictures(pictures, classes)
      const onProgress = (bytes: Progress) => progress({ kind: 'weights', progress: bytes })
      const frozen = lastFrozen(settings)
      const { training, validation } = examplesOf(pictures, classes, settings)
      const views = ({ picture, view }: TuneExample) => ({ ...pictures[picture], view })

      const began = performance.now()
      cache.keepOnly(new Set(pictures.map(({ id }) => id)))
      const { features, computed } = await cache.of(
        [...training, ...validation].map(views),
        frozen,
        () => photos.examined('alexnet64', { base, signal, onProgress }),
        signal,
        (done, total, unitMs) => progress({ kind: 'features', done, total, unitMs }),
      )
      const featureMs = performance.now() - began
      const shape = { tuning: { part: settings.part, layer: settings.layer }, classes }
      // Only where something begins from what the network has learnt are its own numbers needed.
      const values =
        settings.part === 'linear' ? new Float32Array(0) : await weights(base, { signal, onProgress })
      const start = tailStart(alexnet64, values, settings, classes)
      const tail = tailOf(tunedSpec(shape), frozen)
      const labels = (examples: readonly TuneExample[]) => examples.map(({ label }) => label)
      const trainBegan = performance.now()
      const tuned = await trainTail(
        tail,
        start,
        { features: features.slice(0, training.length), labels: labels(training) },
        { features: features.slice(training.length), labels: labels(validation) },
        {
          epochs: settings.epochs,
          batch: TUNE_BATCH,
          learningRate: settings.learningRate,
          momentum: MOMENTUM,
          weightDecay: 0,
          seed: settings.seed,
          signal,
          report: (report, unitMs) => progress({ kind: 'report', report, unitMs }),
        },
      )
      const trained: TunedModel = { ...shape, whole: false, parameters: tuned.parameters }
      take(trained)
      return {
        // The page gets a copy: what is given away is gone here.
        model: { ...trained, parameters: trained.parameters.slice() },
        training: training.length,
        validation: {
          ids: validation.map(({ picture }) => pictures[picture].id),
          labels: labels(validation),
        },
        probabilities: tuned.validationProbabilities,
        computed,
        featureMs,
        trainMs: performance.now() - trainBegan,
        featureBytes: cache.bytes(),
      }
    },

    'fine-tune/use': ({ model: next }) => {
      checkModel(next)
      take(next)
      return null
    },

    'fine-tune/answer': async ({ base, pictures }, { signal, progress }) => {
      session.current()
      const asked = requireModel()
      const count = pictures.length / PICTURE_BYTES
      const probabilities = new Float32Array(count * asked.classes)
      const began = performance.now()
      for (let from = 0; from < count; from += AT_ONCE) {
        const part = pictures.subarray(from * PICTURE_BYTES, (from + AT_ONCE) * PICTURE_BYTES)
        const inputs = await inputsOf(part, base, { signal, onProgress: progress })
        signal.throwIfAborted()
        if (model !== asked) throw new DOMException('Another model has taken its place.', 'AbortError')
        answering ??= createNetwork(ownSpec(asked), asked.parameters)
        probabilities.set(await answering.probabilities(inputs), from * asked.classes)
        await breathe()
        signal.throwIfAborted()
      }
      return { probabilities, ms: performance.now() - began }
    },

    'fine-tune/whole': async ({ base }, { signal, progress }) => {
      const asked = requireModel()
      if (asked.whole) return { parameters: asked.parameters.slice() }
      const all = new Float32Array(parameterCount(tunedSpec(asked)))
      const before = all.length - asked.parameters.length
      const values = await weights(base, { signal, onProgress: progress })
      all.set(values.subarray(0, before))
      all.set(asked.parameters, before)
      return { parameters: all }
    },

    'fine-tune/free': () => {
      const bytesFreed = cache.clear() + 4 * (model?.parameters.length ?? 0)
      take(undefined)
      return { bytesFreed }
    },
  }
}
