import { digitWorker } from '@/lib/engine/digit-worker'
import { createNumberPhoto, type NumberPhoto, type NumberPhotoState } from '@/lib/engine/number-photo'
import { SITE_BASE } from '@/lib/engine/site-base'
import { useStore } from './use-store'

// One for the page, not one a component: the reading outlives a bench that is unmounted and shown again.
let made: NumberPhoto | undefined
const numberPhoto = () => (made ??= createNumberPhoto({ worker: digitWorker, base: SITE_BASE }))

/** The state of the bench that reads numbers on photographs, and what can be done to it. */
export function useNumberPhoto(): Omit<NumberPhoto, 'store'> & { state: NumberPhotoState } {
  const { store, read, cancel, retry } = numberPhoto()
  return { state: useStore(store), read, cancel, retry }
}
