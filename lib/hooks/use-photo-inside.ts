import { classifier } from '@/lib/engine/classifier-client'
import { createPhotoInside, type PhotoInside, type PhotoInsideState } from '@/lib/engine/photo-inside'
import { SITE_BASE } from '@/lib/engine/site-base'
import { useStore } from './use-store'

/** One for the page: what was computed outlives a bench that is unmounted and shown again. */
const inside = createPhotoInside(classifier, SITE_BASE)

/** The page's photo in all layers of the network, and what asks for another. */
export function usePhotoInside(): { state: PhotoInsideState; inside: PhotoInside } {
  return { state: useStore(inside.store), inside }
}
