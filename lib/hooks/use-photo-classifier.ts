'use client'

import { classifier } from '@/lib/engine/classifier-client'
import { createPhotoClassifier, type PhotoClassifier, type PhotoState } from '@/lib/engine/photo-classifier'
import { SITE_BASE } from '@/lib/engine/site-base'
import { useStore } from './use-store'

// One for the page, not one a component: the answer outlives a bench that is unmounted and shown again.
let made: PhotoClassifier | undefined
const photoClassifier = () => (made ??= createPhotoClassifier(classifier, SITE_BASE))

/** The photo bench's state and what can be done to it. */
export function usePhotoClassifier(): Omit<PhotoClassifier, 'store'> & { state: PhotoState } {
  const { store, classify, cancel, retry } = photoClassifier()
  return { state: useStore(store), classify, cancel, retry }
}
