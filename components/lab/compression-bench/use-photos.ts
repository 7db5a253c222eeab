import { useEffect, useMemo } from 'react'
import type { ComparedPhoto } from '@/lib/engine/compression'
import { fetchPhoto } from '@/lib/engine/fetch-photo'
import { photosOnPage } from '@/lib/engine/photos-on-page'
import { SITE_BASE } from '@/lib/engine/site-base'
import { useStore } from '@/lib/hooks/use-store'
import { useBenchStrings } from '../bench-strings'

const SAMPLES = ['espresso', 'cat', 'rocket'] as const
const opened = new Map<string, Promise<Blob>>()

/** One of ours, fetched once; a failure can be tried again. */
function openSample(name: string): Promise<Blob> {
  const known = opened.get(name)
  if (known) return known
  const load = fetchPhoto(`${SITE_BASE}/photos/${name}.jpg`)
  opened.set(name, load)
  load.catch(() => opened.delete(name))
  return load
}

/** The photos of the page, or three of ours where the reader has given it none. */
export function usePhotos(): { photos: readonly ComparedPhoto[]; own: boolean } {
  const { strings } = useBenchStrings()
  const { photos } = useStore(photosOnPage.store)
  useEffect(() => photosOnPage.use(), [])
  return useMemo(() => {
    if (photos.length === 0) {
      const ours = SAMPLES.map((name) => ({
        key: name,
        name: strings.photo.samples[name].name,
        open: () => openSample(name),
      }))
      return { photos: ours, own: false }
    }
    const own = photos.map(({ id, name }) => ({ key: String(id), name, open: () => photosOnPage.open(id) }))
    return { photos: own, own: true }
  }, [photos, strings])
}
