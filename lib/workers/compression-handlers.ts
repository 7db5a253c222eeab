import { photoInputs } from '@/lib/data/photo-input'
import { photoPreparations } from '@/lib/data/photo-preparation'
import { CodedError } from '@/lib/errors'
import { SHARED_BITS } from '@/lib/formats/coding/compress-layer'
import { compressNetwork, layerKinds, type CompressionSetting } from '@/lib/formats/coding/compress-network'
import { weightHistogram } from '@/lib/formats/coding/weight-histogram'
import { alexnet64 } from '@/lib/nn/alexnet64'
import { parameterList } from '@/lib/nn/parameters'
import type { CompressionCalls, CompressionProgress } from '@/lib/protocol/compression-messages'
import type { Handlers } from '@/lib/protocol/serve'
import { breathe } from '@/lib/tf/breathe'
import { createNetwork, loadWeights, type LoadedNetwork } from '@/lib/tf/load-network'
import { decodePhoto } from './decode-photo'
import { sharedLoad } from './shared-load'

/** Stretches of a layer's histogram. */
const BINS = 81

export interface CompressionWorld {
  /** `current` throws CodedError when the engine can no longer compute. */
  session: { current(): unknown }
  /** Opens a photo; another one in tests, which have no decoder. */
  decode?: typeof decodePhoto
  /** Where weights are read from; a folder in tests. */
  fetch?: typeof fetch
}

function checkSetting(setting: CompressionSetting): void {
  for (const kind of layerKinds) {
    const { pruned, bits } = setting[kind]
    if (!(pruned >= 0 && pruned < 1))
      throw new CodedError('settings-invalid', { name: 'pruned', value: pruned })
    if (!Number.isInteger(bits) || bits < SHARED_BITS.least || bits > SHARED_BITS.most)
      throw new CodedError('settings-invalid', { name: 'bits', value: bits })
  }
}

/** AlexNet-64 pruned, with shared values, in Huffman's words; every handler is a plain function. */
export function createCompressionHandlers({
  session,
  decode = decodePhoto,
  fetch,
}: CompressionWorld): Handlers<CompressionCalls> {
  let made: LoadedNetwork | undefined
  const whole = sharedLoad<{ flat: Float32Array<ArrayBuffer>; network: LoadedNetwork }, CompressionProgress>(
    async (base, { signal, progress }) => {
      const folder = `${base}/weights/alexnet64`
      const flat = await loadWeights(folder, alexnet64, { signal, onProgress: progress, fetch })
      return { flat, network: createNetwork(alexnet64, flat) }
    },
    ({ network }) => network.dispose(),
  )

  function dropMade(): void {
    made?.dispose()
    made = undefined
  }

  return {
    'compression/make': async ({ base, setting }, { signal, progress }) => {
      session.current()
      checkSetting(setting)
      const { flat } = await whole(base, { signal, progress })
      signal.throwIfAborted()
      const steps = compressNetwork(alexnet64, flat, setting)
      let step = steps.next()
      for (; !step.done; step = steps.next()) {
        progress(step.value)
        await breathe()
        signal.throwIfAborted()
      }
      const { values, layers, bytes, biasBytes } = step.value
      session.current()
      dropMade()
      made = createNetwork(alexnet64, values)
      const places = parameterList(alexnet64)
      return {
        setting,
        layers: layers.map((layer) => {
          const { offset, size } = places.find(({ name }) => name === `${layer.name}.weight`)!
          return { ...layer, before: weightHistogram(flat.subarray(offset, offset + size), BINS) }
        }),
        bytes,
        biasBytes,
      }
    },

    'compression/answer': async ({ base, photo, name }, { signal, progress }) => {
      session.current()
      // Whoever asks has been told of it; it went with `compression/free`, or with the worker.
      if (!made) throw new DOMException('Nothing has been made small yet.', 'AbortError')
      const preparation = photoPreparations.alexnet64
      const { seen } = await decode(photo, name, preparation, signal)
      const { network } = await whole(base, {
        signal,
        progress: (value) => 'received' in value && progress(value),
      })
      signal.throwIfAborted()
      const input = photoInputs([seen.rgba], preparation)
      const untouched = await network.probabilities(input)
      signal.throwIfAborted()
      const other = await made.probabilities(input)
      signal.throwIfAborted()
      if (![untouched, other].every((row) => row.every(Number.isFinite)))
        throw new CodedError('weights-invalid', { problem: 'its answers are not numbers' })
      return { seen, untouched, made: other }
    },

    'compression/free': () => {
      dropMade()
      whole.forget()
      return null
    },
  }
}
