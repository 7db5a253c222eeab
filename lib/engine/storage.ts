import { createStore as openDatabase, del, get, set, type UseStore } from 'idb-keyval'

// Opened at the first use: IndexedDB exists on insecure origins too, unlike the Cache API and private file systems.
let database: UseStore | undefined
const open = () => (database ??= openDatabase('lenet-to-alexnet', 'state'))

/** The value kept under `key`; undefined when there is none or the browser forbids storage. */
export async function load<T>(key: string): Promise<T | undefined> {
  try {
    return await get<T>(key, open())
  } catch {
    return undefined
  }
}

/** Keeps a structured-cloneable value; false when storage is forbidden or full. */
export async function save(key: string, value: unknown): Promise<boolean> {
  try {
    await set(key, value, open())
    return true
  } catch {
    return false
  }
}

export async function remove(key: string): Promise<void> {
  try {
    await del(key, open())
  } catch {
    // Nothing could be kept, so nothing is left to remove.
  }
}
