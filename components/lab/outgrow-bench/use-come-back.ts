import { useState } from 'react'
import { forgetMyLeNet, loadMyLeNet, saveMyLeNet } from '@/lib/engine/my-lenet'
import { useOwnNetworkActions } from '@/lib/hooks/use-own-network'
import { useWeights } from '@/lib/hooks/use-weights'
import { createBringing, type ComeBack } from './bring-back'
import type { Choice, Made } from './choice'

const mine = { load: loadMyLeNet, save: saveMyLeNet, forget: forgetMyLeNet }

/** The way back of a network that was trained elsewhere. */
export function useComeBack(choice: Choice, made: Made) {
  const [state, setState] = useState<ComeBack | null>(null)
  const { importFile } = useWeights()
  const own = useOwnNetworkActions()
  const [{ bring, undo }] = useState(() =>
    createBringing({ reader: () => import('./come-back'), own, mine, importFile }, setState),
  )
  return { state, bring: (file: File) => bring(file, choice, made), undo }
}
