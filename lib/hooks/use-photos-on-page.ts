'use client'

import { useEffect } from 'react'
import { photosOnPage, type PhotosOnPage, type PhotosOnPageState } from '@/lib/engine/photos-on-page'
import { useStore } from './use-store'

/**
 * The photos that all benches of the page look at, which of them is chosen, and which network is to answer. Networks
 * are freed when the last bench that uses this has gone.
 */
export function usePhotosOnPage(): Omit<PhotosOnPage, 'store' | 'use'> & { state: PhotosOnPageState } {
  useEffect(() => photosOnPage.use(), [])
  return { ...photosOnPage, state: useStore(photosOnPage.store) }
}
