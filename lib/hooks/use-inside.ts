import { useEffect } from 'react'
import { digitWorker } from '@/lib/engine/digit-worker'
import { createInside, type Inside, type InsideState } from '@/lib/engine/inside'
import { SITE_BASE } from '@/lib/engine/site-base'
import { useStore } from './use-store'

/** One for the whole page, like the worker behind it. */
const inside = createInside({ worker: digitWorker, base: SITE_BASE })

/** The digit in all layers of the network, and what asks for another. */
export function useInside(): { state: InsideState; inside: Inside } {
  const state = useStore(inside.store)
  useEffect(() => inside.open(), [])
  return { state, inside }
}
