import { winningOutput } from '@/lib/nn/loss'
import type { AmountCalls } from '@/lib/protocol/amount-messages'
import type { Handlers } from '@/lib/protocol/serve'
import { digitInputs, type DigitNetworks } from './digit-networks'

export interface AmountWorld {
  lenets: Pick<DigitNetworks, 'ready'>
  /** `current` throws CodedError when the engine can no longer compute. */
  session: { current(): unknown }
}

/** What the classifier worker does for the cheque: scores before they are squeezed into probabilities. */
export function createAmountHandlers({ lenets, session }: AmountWorld): Handlers<AmountCalls> {
  return {
    'digits/score': async ({ base, network: choice, pixels }, context) => {
      session.current()
      const { network, pixels: scaling } = await lenets.ready(choice, base, context)
      const scores = await network.logits(digitInputs(pixels, scaling))
      if (winningOutput(network.spec) === 'smallest')
        for (let i = 0; i < scores.length; i++) scores[i] = -scores[i]
      return { scores }
    },
  }
}
