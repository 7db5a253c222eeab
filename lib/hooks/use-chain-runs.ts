import { chainRuns, type ChainRuns, type ChainState } from '@/lib/engine/chain-runs'
import { useStore } from './use-store'

export function useChainRuns(): { state: ChainState; chains: ChainRuns } {
  return { state: useStore(chainRuns.store), chains: chainRuns }
}
