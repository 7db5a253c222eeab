import { digitWorker } from '@/lib/engine/digit-worker'
import { SITE_BASE } from '@/lib/engine/site-base'
import { createWhy, type Why, type WhyState } from '@/lib/engine/why'
import { useStore } from './use-store'

/** One for the page: what was computed outlives a bench that is unmounted and shown again. */
const why = createWhy({ worker: digitWorker, base: SITE_BASE })

export function useWhy(): { state: WhyState; why: Why } {
  return { state: useStore(why.store), why }
}
