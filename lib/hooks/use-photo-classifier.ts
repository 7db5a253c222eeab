'use client'

import { loadImagenetNames } from '@/lib/engine/class-names'
import { classifier } from '@/lib/engine/classifier-client'
import { createPhotoClassifier, type PhotoClassifier, type PhotoState } from '@/lib/engine/photo-classifier'
import { createPhotoCompare, type CompareState, type PhotoCompare } from '@/lib/engine/photo-compare'
import { createPhotoThumbs, type PhotoThumbs, type TurnedAway } from '@/lib/engine/photo-thumbs'
import { photosOnPage } from '@/lib/engine/photos-on-page'
import { SITE_BASE } from '@/lib/engine/site-base'
import type { PhotoNetwork } from '@/lib/nn/photo-networks'
import { useStore } from './use-store'

/** AlexNet-64 has names of its own, which come with the bench. */
const names = async (network: PhotoNetwork) => {
  if (network !== 'alexnet64') await loadImagenetNames()
}

// One for the page, not one a component: an answer outlives a bench that is unmounted and shown again.
const worker = { connect: classifier, base: SITE_BASE, names }
const photoClassifier = createPhotoClassifier({ ...worker, onBad: photosOnPage.refuse })
const photoCompare = createPhotoCompare(worker)
const photoThumbs = createPhotoThumbs(classifier, photosOnPage)

/** The photo bench's state and what can be done to it. */
export function usePhotoClassifier(): Omit<PhotoClassifier, 'store'> & { state: PhotoState } {
  const { store, ...rest } = photoClassifier
  return { state: useStore(store), ...rest }
}

/** The same photo before several networks. */
export function usePhotoCompare(): Omit<PhotoCompare, 'store'> & { state: CompareState } {
  const { store, ...rest } = photoCompare
  return { state: useStore(store), ...rest }
}

/** The strip's small pictures, and the files that were no photos. */
export function usePhotoThumbs(): Omit<PhotoThumbs, 'store'> & { turnedAway: readonly TurnedAway[] } {
  const { store, ...rest } = photoThumbs
  return { turnedAway: useStore(store).turnedAway, ...rest }
}
