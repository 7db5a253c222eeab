import { completed, type TrainSettings } from '@/lib/data/train-settings'
import { load, remove, save } from './storage'
import { createStore } from './store'

/** The LeNet that the reader trained, as it is kept on the device. */
export interface MyLeNet {
  parameters: Float32Array<ArrayBuffer>
  /** Running statistics of batch normalisation; empty without it. */
  statistics: Float32Array<ArrayBuffer>
  /** They name the network, too: `networkOf`. */
  settings: TrainSettings
  step: number
  testAccuracy: number | null // 0 to 1
  /** What the ten outputs mean where they are not digits. */
  names?: readonly string[] | null
  savedAt: number // ms since 1970
}

const KEY = 'my-lenet'

/** `known` is false until the device's storage has been asked. */
export const myLeNetStore = createStore<{ known: boolean; mine: MyLeNet | null }>({
  known: false,
  mine: null,
})

let asked: Promise<MyLeNet | null> | undefined

export function loadMyLeNet(): Promise<MyLeNet | null> {
  asked ??= load<MyLeNet>(KEY).then((kept) => {
    // Kept before there were switches: the defaults are what it was trained with.
    const mine = kept
      ? { ...kept, statistics: kept.statistics ?? new Float32Array(0), settings: completed(kept.settings) }
      : null
    // A network trained meanwhile is newer than the stored one.
    if (!myLeNetStore.get().mine) myLeNetStore.set({ known: true, mine })
    return myLeNetStore.get().mine
  })
  // A network kept meanwhile is newer than what the storage answered at first.
  return asked.then(() => myLeNetStore.get().mine)
}

/** Makes `mine` the reader's network; false when it could not be kept beyond this page. */
export function saveMyLeNet(mine: MyLeNet): Promise<boolean> {
  myLeNetStore.set({ known: true, mine })
  return save(KEY, mine)
}

/** The reader has no network of one's own again. */
export function forgetMyLeNet(): Promise<void> {
  myLeNetStore.set({ known: true, mine: null })
  return remove(KEY)
}
