import { CodedError } from '@/lib/errors'
import { SITE_BASE } from './site-base'
import { createStore } from './store'

/** A class of ImageNet; its place in the list is the network's output that stands for it. */
export interface ClassName {
  /** WordNet id: n and eight digits. */
  wnid: string
  en: string
  zh: string
}

/** The 1,000 names of the large networks; null until they were asked for and have come. */
export const imagenetNames = createStore<{ list: readonly ClassName[] | null }>({ list: null })

let loading: Promise<void> | undefined

async function load(): Promise<void> {
  const url = `${SITE_BASE}/classes/imagenet.json`
  let status = 0
  try {
    const response = await fetch(url)
    status = response.status
    if (response.ok) {
      imagenetNames.set({ list: (await response.json()) as ClassName[] })
      return
    }
  } catch {
    if (globalThis.navigator?.onLine === false) throw new CodedError('offline', { url })
  }
  throw new CodedError('download-failed', { url, status })
}

/** Fetches the 1,000 names, once; a failure can be tried again. @throws CodedError offline, download-failed */
export function loadImagenetNames(): Promise<void> {
  loading ??= load().catch((thrown) => {
    loading = undefined
    throw thrown
  })
  return loading
}
