import { DIGIT_PIXELS } from '@/lib/data/mnist'
import { CodedError } from '@/lib/errors'
import type { InsideCalls } from '@/lib/protocol/inside-messages'
import type { Handlers } from '@/lib/protocol/serve'
import { trace, type ExaminedNetwork } from '@/lib/tf/examine'
import type { Parameters } from '@/lib/tf/operations/operation'
import { buildPlan, type Plan } from '@/lib/tf/plan'
import type { DigitNetworks } from './digit-networks'

export interface InsideWorld {
  lenets: Pick<DigitNetworks, 'examined'>
  /** `current` throws CodedError when the engine can no longer compute. */
  session: { current(): unknown }
}

/** What stays on the engine from one digit to the next. */
interface Kept {
  network: ExaminedNetwork
  plan: Plan
  parameters: Parameters
}

/** Looks into a network while a digit is drawn; every handler is a plain function. */
export function createInsideHandlers({ lenets, session }: InsideWorld): Handlers<InsideCalls> {
  let kept: Kept | null = null

  /** One network at a time: parameters that have not changed are not brought to the engine anew. */
  function keep(network: ExaminedNetwork): Kept {
    if (kept?.network.values === network.values) return kept
    kept?.parameters.dispose()
    kept?.plan.dispose()
    kept = null
    const plan = buildPlan(network.spec, { use: 'inference', fuse: false })
    return (kept = { network, plan, parameters: network.parameters() })
  }

  return {
    'digits/trace': async ({ base, network: choice, pixels, withParameters }, { signal }) => {
      session.current()
      if (pixels.length !== DIGIT_PIXELS)
        throw new CodedError('settings-invalid', { name: 'pixels', value: `${pixels.length} bytes` })
      const asked = await lenets.examined(choice, base, signal)
      signal.throwIfAborted()
      const { network, plan, parameters } = keep(asked)
      const input = network.digits(pixels)
      try {
        const layers = await trace(plan, parameters, input)
        // A network that has diverged has nothing to show.
        if (!layers.every(({ values }) => values.every(Number.isFinite)))
          throw new CodedError('weights-invalid', { problem: 'its answers are not numbers' })
        const seen = (await input.data<'float32'>()).slice() as Float32Array<ArrayBuffer>
        return { input: seen, layers, parameters: withParameters ? network.values.slice() : null }
      } finally {
        input.dispose()
      }
    },
  }
}
