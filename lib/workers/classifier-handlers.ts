import { writePhotoInput } from '@/lib/data/photo-input'
import { alexnet64 } from '@/lib/nn/alexnet64'
import type { ClassifierCalls } from '@/lib/protocol/messages'
import type { Handlers } from '@/lib/protocol/serve'
import { createAmountHandlers } from './amount-handlers'
import { createBreakHandlers } from './break-handlers'
import { decodePhoto } from './decode-photo'
import { createDigitNetworks } from './digit-networks'
import { createEngineSession } from './engine-session'
import { fetchedNetwork } from './fetched-network'
import { createNumberHandlers } from './number-handlers'
import { createReadingHandlers } from './reading-handlers'
import { createWhyHandlers } from './why-handlers'
import { createInsideHandlers } from './inside-handlers'

/** What the classifier worker does for the page; every handler is a plain function. */
export function createClassifierHandlers(): Handlers<ClassifierCalls> {
  const session = createEngineSession()
  const lenets = createDigitNetworks()
  const shippedAlexnet = fetchedNetwork('alexnet64', alexnet64)

  return {
    ...createAmountHandlers({ lenets, session }),
    ...createNumberHandlers({ lenets, session }),
    ...createInsideHandlers({ lenets, session }),

    ...createReadingHandlers({ lenets, session }),
    ...createWhyHandlers({ lenets, session }),
    ...createBreakHandlers({ lenets, session }),

    'engine/start': (params) => session.start(params),

    'digits/use-mine': (own) => {
      session.current()
      lenets.useMine(own)
      return null
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
