import { CHAIN_STEPS } from '@/lib/data/chain-report'
import type { MnistSource } from '@/lib/data/mnist-source'
import type { ChainCalls } from '@/lib/protocol/chain-messages'
import type { Handlers } from '@/lib/protocol/serve'
import { runChain } from '@/lib/tf/training/chain-run'

/** What a chain's run needs of the worker around it. */
export interface ChainWorld {
  source(base: string): MnistSource
  /** @throws CodedError when the engine can no longer compute */
  requireEngine(): void
}

/** Trains deep chains; the handler is a plain function. */
export function createChainHandlers(world: ChainWorld): Handlers<ChainCalls> {
  return {
    'chain/run': async ({ base, settings }, { signal, progress }) => {
      world.requireEngine()
      const { pixels, labels } = await world.source(base).shard('train', 0)
      signal.throwIfAborted()
      const digits = { pixels: Uint8Array.from(pixels), labels: Uint8Array.from(labels) }
      await runChain(settings, digits, { signal, report: progress })
      return { steps: CHAIN_STEPS }
    },
  }
}
