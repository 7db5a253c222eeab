import { useEffect } from 'react'
import { createDigitReader, type DigitReader, type DigitReaderState } from '@/lib/engine/digit-reader'
import { digitWorker } from '@/lib/engine/digit-worker'
import { loadMyLeNet, myLeNetStore, type MyLeNet } from '@/lib/engine/my-lenet'
import { SITE_BASE } from '@/lib/engine/site-base'
import { load, save } from '@/lib/engine/storage'
import { useStore } from './use-store'

/** One for the whole page, like the worker behind it. */
const reader = createDigitReader({
  worker: digitWorker,
  base: SITE_BASE,
  loadMine: loadMyLeNet,
  mineStore: myLeNetStore,
  load,
  save,
})

export interface UsedDigitReader {
  state: DigitReaderState
  reader: DigitReader
  /** The network that the visitor trained, or null; `known` is false until storage has been asked. */
  mine: MyLeNet | null
  known: boolean
}

export function useDigitReader(): UsedDigitReader {
  const state = useStore(reader.store)
  const { mine, known } = useStore(myLeNetStore)
  useEffect(() => reader.open(), [])
  return { state, reader, mine, known }
}
