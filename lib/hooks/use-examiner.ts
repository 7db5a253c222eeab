import { useEffect } from 'react'
import { createExaminer, type Examiner, type ExaminerState } from '@/lib/engine/examiner'
import { loadMyLeNet, myLeNetStore, type MyLeNet } from '@/lib/engine/my-lenet'
import { SITE_BASE } from '@/lib/engine/site-base'
import { trainer } from '@/lib/engine/trainer'
import { useStore } from './use-store'

/** One for the page, like the worker behind it: looks outlive a bench that is unmounted and shown again. */
const examiner = createExaminer({
  worker: trainer.worker,
  base: SITE_BASE,
  mineStore: myLeNetStore,
  loadMine: loadMyLeNet,
})

/** The state of the bench of mistakes and what can be done with it; `mine` is the reader's network as it is now. */
export function useExaminer(): { state: ExaminerState; examiner: Examiner; mine: MyLeNet | null } {
  const state = useStore(examiner.store)
  const { mine } = useStore(myLeNetStore)
  useEffect(() => void examiner.open(), [])
  return { state, examiner, mine }
}
