import { useEffect } from 'react'
import { loadMyLeNet, myLeNetStore, type MyLeNet } from '@/lib/engine/my-lenet'
import { useStore } from './use-store'

/** The LeNet that the reader trained, as the device keeps it; null while there is none or it is not known yet. */
export function useMyLeNet(): MyLeNet | null {
  const { mine } = useStore(myLeNetStore)
  useEffect(() => void loadMyLeNet(), [])
  return mine
}
