import { DIGIT_CLASSES, DIGIT_PIXELS } from '@/lib/data/mnist'
import { openMnist, type MnistSource } from '@/lib/data/mnist-source'
import { nearestVectors } from '@/lib/data/nearest'
import { OCCLUSION_SQUARE } from '@/lib/data/occlusion'
import { digitsOfFile } from '@/lib/data/searched-digits'
import { CodedError } from '@/lib/errors'
import type { Handlers } from '@/lib/protocol/serve'
import type { WhyCalls } from '@/lib/protocol/why-messages'
import { breathe } from '@/lib/tf/breathe'
import { answersTo, gradientTimesInput, occlusion, type ExaminedNetwork } from '@/lib/tf/examine'
import { featureCount, featuresOf } from '@/lib/tf/features'
import { buildPlan } from '@/lib/tf/plan'
import type { DigitNetworks } from './digit-networks'

/** Digits whose features are computed between two moments at which a cancel can arrive. */
const CHUNK = 250

/** What is known of the training digits in one network's eyes. */
interface FeatureIndex {
  version: string | null
  files: { features: Float32Array; labels: Uint8Array; indices: Uint32Array; pixels: Uint8Array }[]
}

interface World {
  lenets: Pick<DigitNetworks, 'examined'>
  session: { current(): unknown }
  /** The training digits, for tests. */
  source?: (base: string) => MnistSource
}

/** Why a digit is read as it is; every handler is a plain function. */
export function createWhyHandlers({ lenets, session, source = sharedSource() }: World): Handlers<WhyCalls> {
  let index: FeatureIndex = { version: null, files: [] }

  /** The index of that network, empty where it is of another one. */
  function indexOf(version: string): FeatureIndex {
    if (index.version !== version) index = { version, files: [] }
    return index
  }

  return {
    'why/reasons': async ({ base, network: choice, pixels }, { signal }) => {
      session.current()
      const network = await lenets.examined(choice, base, signal)
      signal.throwIfAborted()
      return open(network, async ({ plan, parameters }) => {
        const input = network.digits(pixels)
        const paper = network.digits(new Uint8Array(DIGIT_PIXELS))
        try {
          const side = network.spec.input.height
          const { probabilities } = await answersTo(plan, parameters, input)
          if (!probabilities.every(Number.isFinite))
            throw new CodedError('weights-invalid', { problem: 'its answers are not numbers' })
          const product = await gradientTimesInput(plan, parameters, input, DIGIT_CLASSES)
          await breathe()
          signal.throwIfAborted()
          const covered = await occlusion(plan, parameters, input, paper, { side, ...OCCLUSION_SQUARE })
          return {
            probabilities,
            side,
            gradientTimesInput: product,
            square: { ...OCCLUSION_SQUARE },
            covered,
          }
        } finally {
          input.dispose()
          paper.dispose()
        }
      })
    },

    'why/index': async ({ base, network: choice, version, files }, { signal, progress }) => {
      session.current()
      const network = await lenets.examined(choice, base, signal)
      const known = indexOf(version)
      const digits = source(base)
      const { train } = await digits.manifest()
      signal.throwIfAborted()
      const wanted = Math.min(files, train.length)
      // Of each file a twelfth is held back; the exact number is known once it is here.
      const counts = train
        .slice(0, wanted)
        .map((entry, file) => known.files[file]?.labels.length ?? entry.digits)
      const total = () => counts.reduce((sum, count) => sum + count, 0)
      let done = known.files.slice(0, wanted).reduce((sum, file) => sum + file.labels.length, 0)
      let unitMs = 0
      const length = featureCount(network.spec)
      await open(network, async ({ plan, parameters }) => {
        for (let file = known.files.length; file < wanted; file++) {
          progress({ done, total: total(), unitMs })
          const chosen = await digitsOfFile(digits, file, 'training')
          signal.throwIfAborted()
          const count = (counts[file] = chosen.labels.length)
          const features = new Float32Array(count * length)
          for (let from = 0; from < count; from += CHUNK) {
            session.current()
            const started = performance.now()
            const batch = network.digits(
              chosen.pixels.slice(from * DIGIT_PIXELS, Math.min(count, from + CHUNK) * DIGIT_PIXELS),
            )
            features.set(
              await featuresOf(plan, parameters, batch).finally(() => batch.dispose()),
              from * length,
            )
            unitMs = performance.now() - started
            progress({ done: done + Math.min(count, from + CHUNK), total: total(), unitMs })
            await breathe()
            signal.throwIfAborted()
          }
          done += count
          // Another network may have come meanwhile, and this index is then no longer the one in use.
          if (known.files.length === file) known.files.push({ ...chosen, features })
        }
      })
      return { digits: done }
    },

    'why/nearest': async ({ base, network: choice, version, pixels, count }, { signal }) => {
      session.current()
      const { files } = indexOf(version)
      const network = await lenets.examined(choice, base, signal)
      signal.throwIfAborted()
      const query = await open(network, async ({ plan, parameters }) => {
        const input = network.digits(pixels)
        return featuresOf(plan, parameters, input).finally(() => input.dispose())
      })
      // The nearest of each file, and of those the nearest of all.
      const found = files
        .flatMap((file) => {
          const { places, distances } = nearestVectors(file.features, query, count)
          return Array.from(places, (place, i) => ({ file, place, distance: distances[i] }))
        })
        .sort((a, b) => a.distance - b.distance)
        .slice(0, count)
      const pictures = new Uint8Array(found.length * DIGIT_PIXELS)
      found.forEach(({ file, place }, i) =>
        pictures.set(
          file.pixels.subarray(place * DIGIT_PIXELS, (place + 1) * DIGIT_PIXELS),
          i * DIGIT_PIXELS,
        ),
      )
      return {
        searched: files.reduce((sum, { labels }) => sum + labels.length, 0),
        labels: Uint8Array.from(found, ({ file, place }) => file.labels[place]),
        indices: Uint32Array.from(found, ({ file, place }) => file.indices[place]),
        distances: Float32Array.from(found, ({ distance }) => distance),
        pixels: pictures,
      }
    },
  }
}

/** Runs `work` with a plan and parameters that are given back whatever happens. */
async function open<T>(
  network: ExaminedNetwork,
  work: (opened: {
    plan: ReturnType<typeof buildPlan>
    parameters: ReturnType<ExaminedNetwork['parameters']>
  }) => Promise<T>,
): Promise<T> {
  const plan = buildPlan(network.spec, { use: 'inference', fuse: false })
  const parameters = network.parameters()
  try {
    return await work({ plan, parameters })
  } finally {
    parameters.dispose()
    plan.dispose()
  }
}

/** One source for the worker: a file is fetched once. */
function sharedSource(): (base: string) => MnistSource {
  let opened: MnistSource | undefined
  return (base) => (opened ??= openMnist(base))
}
