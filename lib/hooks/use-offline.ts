import { offline, type OfflineState } from '@/lib/engine/offline'
import { useStore } from './use-store'

/** How much of the book is kept on this device. */
export const useOffline = (): OfflineState => useStore(offline)
