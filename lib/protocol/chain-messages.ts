import type { ChainReport } from '@/lib/data/chain-report'
import type { ChainSettings } from '@/lib/nn/deep-chain'

export interface ChainCalls {
  /** Trains a chain of fully connected layers on the first file of training digits and tells what becomes of gradients. */
  'chain/run': {
    params: { base: string; settings: ChainSettings }
    progress: ChainReport
    result: { steps: number }
  }
}
