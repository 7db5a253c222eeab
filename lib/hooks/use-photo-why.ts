import { classifier } from '@/lib/engine/classifier-client'
import { createPhotoWhy, type PhotoWhy, type PhotoWhyState } from '@/lib/engine/photo-why'
import { SITE_BASE } from '@/lib/engine/site-base'
import { useStore } from './use-store'

/** One for the page: what was computed outlives a bench that is unmounted and shown again. */
const why = createPhotoWhy(classifier, SITE_BASE)

/** Why the network answers the page's photo as it does, and what asks about another. */
export function usePhotoWhy(): { state: PhotoWhyState; why: PhotoWhy } {
  return { state: useStore(why.store), why }
}
