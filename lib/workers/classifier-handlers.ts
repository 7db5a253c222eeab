import { INPUT_SIDE } from '@/lib/data/digit-input'
import { writeScaledDigit, type PixelScaling } from '@/lib/data/digit-scaling'
import { DIGIT_PIXELS } from '@/lib/data/mnist'
import { writePhotoInput } from '@/lib/data/photo-input'
import { networkOf } from '@/lib/data/train-settings'
import { CodedError } from '@/lib/errors'
import { alexnet64 } from '@/lib/nn/alexnet64'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { parameterCount } from '@/lib/nn/parameters'
import type { NetworkSpec } from '@/lib/nn/spec'
import type { ClassifierCalls, Progress } from '@/lib/protocol/messages'
import type { Handlers } from '@/lib/protocol/serve'
import { createNetwork, loadNetwork, type Network } from '@/lib/tf/load-network'
import { decodePhoto } from './decode-photo'
import { createEngineSession } from './engine-session'
import { sharedLoad } from './shared-load'

const INPUT_PIXELS = INPUT_SIDE * INPUT_SIDE

/** A network of ours, loaded at its first use; one answer on a blank input pays for what only the first one costs. */
const fetched = (folder: string, spec: NetworkSpec) =>
  sharedLoad<Network, Progress>(async (base, { progress, signal }) => {
    const network = await loadNetwork(`${base}/weights/${folder}`, spec, { signal, onProgress: progress })
    const { height, width, channels } = spec.input
    await network.logits(new Float32Array(height * width * channels))
    return network
  })

/** What the classifier worker does for the page; every handler is a plain function. */
export function createClassifierHandlers(): Handlers<ClassifierCalls> {
  const session = createEngineSession()
  const shippedLenet = fetched('lenet5', lenet5Modern)
  const shippedAlexnet = fetched('alexnet64', alexnet64)
  let mine: { network: Network; pixels: PixelScaling } | undefined

  return {
    'engine/start': (params) => session.start(params),

    'digits/use-mine': ({ settings, parameters, statistics }) => {
      session.current()
      const spec = networkOf(settings)
      if (parameters.length !== parameterCount(spec))
        throw new CodedError('weights-invalid', { problem: `${parameters.length} parameters` })
      mine?.network.dispose()
      mine = { network: createNetwork(spec, parameters, statistics), pixels: settings.pixels }
      return null
    },

    'digits/read': async ({ base, network, pixels }, context) => {
      session.current()
      if (network === 'mine' && !mine)
        throw new CodedError('weights-invalid', { problem: 'no network of your own yet' })
      const used =
        network === 'mine'
          ? mine!
          : { network: await shippedLenet(base, context), pixels: 'standardised' as const }
      const count = pixels.length / DIGIT_PIXELS
      const inputs = new Float32Array(count * INPUT_PIXELS)
      for (let i = 0; i < count; i++)
        writeScaledDigit(pixels, i * DIGIT_PIXELS, inputs, i * INPUT_PIXELS, used.pixels)
      return { probabilities: await used.network.probabilities(inputs) }
    },

    'photo/classify': async ({ base, photo, name }, context) => {
      session.current()
      const seen = await decodePhoto(photo, name, alexnet64.input.width, context.signal)
      context.progress({ decoded: seen })
      const alexnet = await shippedAlexnet(base, context)
      context.signal.throwIfAborted()
      const inputs = new Float32Array(seen.side * seen.side * 3)
      writePhotoInput(seen.rgba, seen.side, inputs)
      const started = performance.now()
      const probabilities = await alexnet.probabilities(inputs)
      return { ...seen, probabilities, networkMs: performance.now() - started }
    },
  }
}
