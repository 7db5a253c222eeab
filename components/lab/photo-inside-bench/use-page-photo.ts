import { useEffect, useMemo, useState } from 'react'
import { toCodedError, type CodedError } from '@/lib/errors'
import type { ShownPhoto } from '@/lib/engine/photo-inside'
import { photosOnPage, type PhotoSource } from '@/lib/engine/photos-on-page'
import { useStore } from '@/lib/hooks/use-store'

interface PagePhoto {
  /** The photo and the network that all benches of the page look at; null when there is none. */
  shown: ShownPhoto | null
  /** One of ours that could not be fetched. */
  error: CodedError | null
  retry: () => void
  choose: (source: PhotoSource) => void
}

/** The photo of the page, for a bench that looks at it. */
export function usePagePhoto(): PagePhoto {
  const { photos, chosen, network } = useStore(photosOnPage.store)
  const [failed, setFailed] = useState<{ id: number; error: CodedError } | null>(null)
  const [tries, setTries] = useState(0)
  useEffect(() => photosOnPage.use(), [])
  const one = photos.find(({ id }) => id === chosen)
  const id = one?.id ?? null
  const photo = one?.photo ?? null
  const name = one?.name ?? ''
  useEffect(() => {
    if (id === null || photo) return
    photosOnPage.open(id).catch((thrown) => setFailed({ id, error: toCodedError(thrown) }))
  }, [id, photo, tries])
  const shown = useMemo<ShownPhoto | null>(
    () => (photo ? { photo, name, network } : null),
    [photo, name, network],
  )
  return {
    shown,
    error: failed && failed.id === id && !photo ? failed.error : null,
    retry() {
      setFailed(null)
      setTries(tries + 1)
    },
    choose: (source) => void photosOnPage.add([source]),
  }
}
