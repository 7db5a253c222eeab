import { useEffect } from 'react'
import { ownNetwork, type OwnNetwork, type OwnRunState } from '@/lib/engine/own-network'
import { ownText, type OwnText, type OwnTextState } from '@/lib/engine/own-network-text'
import { useStore } from './use-store'

/** The text of the reader's own network; storage and address are read when it is first asked for. */
export function useOwnText(): { state: OwnTextState; actions: OwnText } {
  useEffect(() => void ownText.load(), [])
  return { state: useStore(ownText.store), actions: ownText }
}

/** Its training: it pauses when the reader leaves the page, and what it came to is kept on the device. */
export function useOwnNetwork(): { state: OwnRunState; actions: OwnNetwork } {
  useEffect(() => {
    void ownNetwork.restore()
    return () => ownNetwork.pause()
  }, [])
  return { state: useStore(ownNetwork.store), actions: ownNetwork }
}

/** What can be done with it; it never changes. */
export const useOwnNetworkActions = (): OwnNetwork => ownNetwork
