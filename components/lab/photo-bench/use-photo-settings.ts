import { useEffect } from 'react'
import { oneOf } from '@/components/mdx/figure-fields'
import { useFigureState, type Fields } from '@/components/mdx/use-figure-state'
import { photosOnPage } from '@/lib/engine/photos-on-page'
import { photoNetworks, type PhotoNetwork } from '@/lib/nn/photo-networks'

interface Settings {
  crops: '1' | '10'
  network: PhotoNetwork
}

const fields: Fields<Settings> = {
  crops: oneOf(['1', '10'], '1'),
  network: oneOf(photoNetworks, 'alexnet64'),
}

/** How photos are looked at and by which network: kept in the page's address; all benches use the same network. */
export function usePhotoSettings() {
  const { state, change } = useFigureState('photo', fields)
  const { network } = state
  useEffect(() => photosOnPage.setNetwork(network), [network])
  return {
    crops: state.crops === '10' ? (10 as const) : (1 as const),
    network,
    setCrops: (crops: 1 | 10) => change({ crops: crops === 10 ? '10' : '1' }),
    setNetwork: (next: PhotoNetwork) => change({ network: next }),
  }
}
