import { createMnistLeaf, type LeafState, type MnistLeaf } from '@/lib/engine/mnist-leaf'
import { SITE_BASE } from '@/lib/engine/site-base'
import { useStore } from './use-store'

/** One for the whole page: what was leafed to stays when the language changes. */
const leafing = createMnistLeaf({ base: SITE_BASE })

export function useMnistLeaf(): { state: LeafState; leafing: MnistLeaf } {
  const state = useStore(leafing.store)
  return { state, leafing }
}
