import type { TrainSettings } from '@/lib/protocol/messages'
import { load, save } from './storage'
import { createStore } from './store'

/** The LeNet that the reader trained, as it is kept on the device. */
export interface MyLeNet {
  parameters: Float32Array<ArrayBuffer>
  settings: TrainSettings
  step: number
  testAccuracy: number | null // 0 to 1
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
    // A network trained meanwhile is newer than the stored one.
    if (!myLeNetStore.get().mine) myLeNetStore.set({ known: true, mine: kept ?? null })
    return myLeNetStore.get().mine
  })
  return asked
}

/** Makes `mine` the reader's network; false when it could not be kept beyond this page. */
export function saveMyLeNet(mine: MyLeNet): Promise<boolean> {
  myLeNetStore.set({ known: true, mine })
  return save(KEY, mine)
}
