import { writeScaledDigit, type PixelScaling } from '@/lib/data/digit-scaling'
import { INPUT_SIDE } from '@/lib/data/digit-input'
import { DIGIT_PIXELS } from '@/lib/data/mnist'
import { networkOf } from '@/lib/data/train-settings'
import { CodedError } from '@/lib/errors'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { parameterCount } from '@/lib/nn/parameters'
import type { Checkpoint } from '@/lib/data/checkpoint'
import type { ExaminedChoice } from '@/lib/protocol/examine-messages'
import type { DigitNetwork, Progress } from '@/lib/protocol/messages'
import type { HandlerContext } from '@/lib/protocol/serve'
import type { ExaminedNetwork } from '@/lib/tf/examine'
import { createNetwork, type Network } from '@/lib/tf/load-network'
import { openExamined } from './examined-lenet'
import { fetchedNetwork } from './fetched-network'

/** What the page hands over of a LeNet that the reader trained. */
export type OwnLeNet = Pick<Checkpoint, 'settings' | 'parameters' | 'statistics'>

type Waiting = Pick<HandlerContext<Progress>, 'signal' | 'progress'>

/** The LeNets that read digits in a worker: the one that comes with the site, and the reader's own. */
export function createDigitNetworks() {
  const shipped = fetchedNetwork('lenet5', lenet5Modern)
  let mine: { network: Network; pixels: PixelScaling; own: OwnLeNet } | undefined

  function requireMine() {
    if (!mine) throw new CodedError('weights-invalid', { problem: 'no network of your own yet' })
    return mine
  }

  return {
    /** @throws CodedError weights-invalid where the parameters are not those of its settings' network */
    useMine(own: OwnLeNet): void {
      const spec = networkOf(own.settings)
      if (own.parameters.length !== parameterCount(spec))
        throw new CodedError('weights-invalid', { problem: `${own.parameters.length} parameters` })
      mine?.network.dispose()
      mine = {
        network: createNetwork(spec, own.parameters, own.statistics),
        pixels: own.settings.pixels,
        own,
      }
    },

    /** Ready to answer; the shipped one is fetched at its first use, with progress in bytes. */
    async ready(
      choice: DigitNetwork,
      base: string,
      waiting: Waiting,
    ): Promise<{ network: Network; pixels: PixelScaling }> {
      if (choice === 'mine') return requireMine()
      return { network: await shipped(base, waiting), pixels: 'standardised' }
    },

    /** To be looked into: parameters and plan can be had apart. */
    examined(choice: DigitNetwork, base: string, signal: AbortSignal): Promise<ExaminedNetwork> {
      const examined: ExaminedChoice =
        choice === 'shipped' ? { kind: 'shipped' } : { kind: 'mine', ...requireMine().own }
      return openExamined(examined, base, signal)
    },
  }
}

export type DigitNetworks = ReturnType<typeof createDigitNetworks>

/** Digits of 784 bytes each (0 paper, 255 ink) as the input of a network that wants its pixels so. */
export function digitInputs(pixels: Uint8Array, scaling: PixelScaling): Float32Array<ArrayBuffer> {
  const count = pixels.length / DIGIT_PIXELS
  const size = INPUT_SIDE * INPUT_SIDE
  const inputs = new Float32Array(count * size)
  for (let i = 0; i < count; i++) writeScaledDigit(pixels, i * DIGIT_PIXELS, inputs, i * size, scaling)
  return inputs
}
