import { useEffect } from 'react'
import { createBreak, type Break, type BreakState } from '@/lib/engine/break'
import { digitWorker } from '@/lib/engine/digit-worker'
import { SITE_BASE } from '@/lib/engine/site-base'
import { load, save } from '@/lib/engine/storage'
import { useStore } from './use-store'

/** One for the page: what is broken stays so when a bench is unmounted and shown again. */
const bench = createBreak({ worker: digitWorker, base: SITE_BASE, load, save })

export function useBreak(): { state: BreakState; bench: Break } {
  useEffect(() => void bench.open(), [])
  return { state: useStore(bench.store), bench }
}
