import { useEffect } from 'react'
import { oneOf } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { classifier } from '@/lib/engine/classifier-client'
import { createPhotoTrace, type TraceState } from '@/lib/engine/photo-trace'
import { photosOnPage } from '@/lib/engine/photos-on-page'
import { SITE_BASE } from '@/lib/engine/site-base'
import { createStore } from '@/lib/engine/store'
import { useStore } from '@/lib/hooks/use-store'
import { useWeights } from '@/lib/hooks/use-weights'
import { photoNetworks, type PhotoNetwork } from '@/lib/nn/photo-networks'

export const samples = ['espresso', 'cat', 'rocket'] as const
export type Sample = (typeof samples)[number]

/**
 * The photo that all figures of the chapter look at, in the address as `?photo-of=cat`, and the network that looks at it;
 * 'own' lasts as long as the page.
 */
const photoFields = {
  of: oneOf([...samples, 'own'], 'espresso'),
  network: oneOf(photoNetworks, 'alexnet64'),
}

const trace = createPhotoTrace(classifier, SITE_BASE)
const own = createStore<{ photo: { photo: File; name: string } | null }>({ photo: null })

/** What was asked for last: several figures ask for the same. */
let asked: { photo: string | File; network: PhotoNetwork } | null = null

export interface Traced {
  state: TraceState
  of: Sample | 'own'
  choose: (of: Sample) => void
  /** A photo of the reader's. */
  open: (source: { photo: File; name: string }) => void
  /** The network that looks, and those that could: with this site, or with the reader, are their weights. */
  network: PhotoNetwork
  networks: readonly PhotoNetwork[]
  chooseNetwork: (network: PhotoNetwork) => void
  measure: () => void
  cancel: () => void
  retry: () => void
}

const PASSES = 7

/** The chosen photo in all layers of the network in use; shared by all figures of the chapter. */
export function useTrace(): Traced {
  const { state: chosen, change } = useFigureState('photo', photoFields)
  const { photo } = useStore(own)
  const state = useStore(trace.store)
  const { networks: brought } = useWeights().state
  const networks = photoNetworks.filter(
    (name) => name === 'alexnet64' || brought[name].held !== null || brought[name].hosted !== null,
  )
  const network = networks.includes(chosen.network) ? chosen.network : 'alexnet64'
  // A link to a photo of somebody else's says nothing here.
  const of = chosen.of === 'own' && !photo ? 'espresso' : chosen.of

  useEffect(() => photosOnPage.use(), [])
  useEffect(() => {
    const wanted = of === 'own' ? photo!.photo : of
    if (asked?.photo === wanted && asked.network === network) return
    asked = { photo: wanted, network }
    const source = of === 'own' ? photo! : { url: `${SITE_BASE}/photos/${of}.jpg`, name: of }
    void trace.look(source, network)
  }, [of, photo, network])

  return {
    state,
    of,
    choose: (next) => change({ of: next }),
    open: (source) => {
      own.set({ photo: source })
      change({ of: 'own' })
    },
    network,
    networks,
    chooseNetwork: (next) => change({ network: next }),
    measure: () => void trace.measure(PASSES),
    cancel: trace.cancel,
    retry: () => void trace.retry(),
  }
}
