import { scoreCharacters } from '@/lib/engine/character-reader'
import { createChequeReader, type ChequeReader, type ChequeState } from '@/lib/engine/cheque'
import { createChequeStack, type ChequeStack, type StackState } from '@/lib/engine/cheque-stack'
import { loadFullTestDigits } from '@/lib/engine/full-test-digits'
import { SITE_BASE } from '@/lib/engine/site-base'
import { useStore } from './use-store'

/** One for the whole page, like the worker behind it. */
const reader = createChequeReader({ score: scoreCharacters })
const stack = createChequeStack({
  digits: (options) => loadFullTestDigits(SITE_BASE, options),
  read: reader.readApart,
})

export function useCheque(): { state: ChequeState; reader: ChequeReader } {
  return { state: useStore(reader.store), reader }
}

export function useChequeStack(): { state: StackState; stack: ChequeStack } {
  return { state: useStore(stack.store), stack }
}
