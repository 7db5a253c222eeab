import type { ClassifierCalls } from '@/lib/protocol/messages'
import type { Handlers } from '@/lib/protocol/serve'
import { createAmountHandlers } from './amount-handlers'
import { createBreakHandlers } from './break-handlers'
import { createCompressionHandlers } from './compression-handlers'
import { createDigitNetworks } from './digit-networks'
import { createEngineSession } from './engine-session'
import { createFineTuneHandlers } from './fine-tune-handlers'
import { createNumberHandlers } from './number-handlers'
import { createPhotoHandlers } from './photo-handlers'
import { createPhotoInsideHandlers } from './photo-inside-handlers'
import { createPhotoNetworks } from './photo-networks'
import { createPhotoStripHandlers } from './photo-strip-handlers'
import { createPhotoWhyHandlers } from './photo-why-handlers'
import { createReadingHandlers } from './reading-handlers'
import { createWeightsUseHandlers } from './weights-use-handlers'
import { createWhyHandlers } from './why-handlers'
import { createInsideHandlers } from './inside-handlers'

/** What the classifier worker does for the page; every handler is a plain function. */
export function createClassifierHandlers(): Handlers<ClassifierCalls> {
  const session = createEngineSession()
  const lenets = createDigitNetworks()
  const photos = createPhotoNetworks()

  return {
    ...createAmountHandlers({ lenets, session }),
    ...createNumberHandlers({ lenets, session }),
    ...createInsideHandlers({ lenets, session }),

    ...createReadingHandlers({ lenets, session }),
    ...createWhyHandlers({ lenets, session }),
    ...createBreakHandlers({ lenets, session }),
    ...createCompressionHandlers({ session }),
    ...createPhotoHandlers({ photos, session }),
    ...createPhotoInsideHandlers({ photos, session }),
    ...createPhotoStripHandlers(),
    ...createPhotoWhyHandlers({ photos, session }),
    ...createFineTuneHandlers({ photos, session }),
    ...createWeightsUseHandlers({ photos, session }),

    'engine/start': (params) => session.start(params),

    'digits/use-mine': (own) => {
      session.current()
      lenets.useMine(own)
      return null
    },
  }
}
