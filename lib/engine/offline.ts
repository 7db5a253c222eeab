import { isAbort } from '@/lib/errors'
import {
  bytesOf,
  dropFiles,
  fetchOfflineList,
  keepFiles,
  keptBytes,
  partNames,
  type OfflineList,
  type PartName,
} from './offline-parts'
import { SITE_BASE } from './site-base'
import { createStore } from './store'

export interface PartState {
  bytes: number // in all; 0 until the list is here
  kept: number
  phase: 'idle' | 'fetching' | 'failed'
}

export interface OfflineState {
  /** The book itself: 'unable' where the browser has no service workers, or withholds them (plain http). */
  book: 'unknown' | 'unable' | 'fetching' | 'kept' | 'failed'
  bookBytes: number
  parts: Record<PartName, PartState>
  /** A newer edition has been fetched and waits. */
  update: boolean
}

const noPart: PartState = { bytes: 0, kept: 0, phase: 'idle' }

export const offline = createStore<OfflineState>({
  book: 'unknown',
  bookBytes: 0,
  parts: { networks: noPart, mnist: noPart },
  update: false,
})

const UNWANTED = 'offline/unwanted' // in localStorage: parts that the reader has deleted come back only when asked for
const jobs = new Map<PartName, AbortController>()
let list: OfflineList | undefined
let registration: ServiceWorkerRegistration | undefined

const setPart = (name: PartName, patch: Partial<PartState>) =>
  offline.set(({ parts }) => ({ parts: { ...parts, [name]: { ...parts[name], ...patch } } }))

function unwanted(): string[] {
  try {
    return (localStorage.getItem(UNWANTED) ?? '').split(' ')
  } catch {
    return []
  }
}

function setUnwanted(name: PartName, is: boolean): void {
  const others = unwanted().filter((one) => one !== '' && one !== name)
  try {
    localStorage.setItem(UNWANTED, (is ? [...others, name] : others).join(' '))
  } catch {
    // Where nothing can be remembered, the part is fetched again at the next visit.
  }
}

/** Counts anew what is kept. */
export async function countKept(): Promise<void> {
  try {
    list ??= await fetchOfflineList()
    offline.set({ bookBytes: list.bookBytes })
    for (const name of partNames) {
      setPart(name, { bytes: bytesOf(list.parts[name]), kept: await keptBytes(list.parts[name]) })
    }
  } catch {
    // Without the list nothing is offered; the book works as before.
  }
}

/** Fetches a part and keeps it. Settles when it is kept, has failed or was stopped; all that goes to the store. */
export async function keepPart(name: PartName): Promise<void> {
  if (!list || jobs.has(name)) return
  const job = new AbortController()
  jobs.set(name, job)
  setUnwanted(name, false)
  setPart(name, { phase: 'fetching' })
  try {
    await keepFiles(list.parts[name], { signal: job.signal, onKept: (kept) => setPart(name, { kept }) })
    setPart(name, { phase: 'idle' })
  } catch (reason) {
    setPart(name, { phase: isAbort(reason) ? 'idle' : 'failed' })
  } finally {
    jobs.delete(name)
  }
}

export const stopPart = (name: PartName): void => jobs.get(name)?.abort()

export async function dropPart(name: PartName): Promise<void> {
  stopPart(name)
  if (!list) return
  setUnwanted(name, true)
  await dropFiles(list.parts[name])
  await countKept()
}

/** Puts the edition that waits in place of this one, and loads the page from it. */
export function takeUpdate(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  registration?.waiting?.postMessage({ type: 'SKIP_WAITING' })
}

/** Readers who save data, or have a slow line, are asked before eight more megabytes come. */
function isSparing(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } }
  return connection?.saveData === true || /2g|3g/.test(connection?.effectiveType ?? '')
}

function follow(worker: ServiceWorker): void {
  const isUpdate = navigator.serviceWorker.controller !== null
  const look = () => {
    if (worker.state === 'installed' && isUpdate) offline.set({ update: true })
    // An edition that did not arrive whole leaves the one before in place, and is tried again at the next visit.
    if (worker.state === 'redundant' && !isUpdate) offline.set({ book: 'failed' })
  }
  worker.addEventListener('statechange', look)
  look()
}

let started: Promise<void> | undefined

/** Keeps the book on the device and follows how far that is. Once a page; safe to call where it cannot be done. */
export const startOffline = (): Promise<void> => (started ??= start())

async function start(): Promise<void> {
  if (!('serviceWorker' in navigator) || !('caches' in globalThis)) {
    offline.set({ book: 'unable' })
    return
  }
  try {
    registration = await navigator.serviceWorker.register(`${SITE_BASE}/sw.js`, {
      scope: `${SITE_BASE}/`,
      updateViaCache: 'none',
    })
    if (!registration) throw new Error('withheld') // by what stands between page and browser
  } catch {
    offline.set({ book: navigator.serviceWorker.controller ? 'kept' : 'failed' })
    await countKept()
    return
  }
  offline.set({ book: registration.active ? 'kept' : 'fetching', update: registration.waiting !== null })
  if (registration.installing) follow(registration.installing)
  registration.addEventListener(
    'updatefound',
    () => registration?.installing && follow(registration.installing),
  )
  await navigator.serviceWorker.ready
  offline.set({ book: 'kept' })
  await countKept()
  const { bytes, kept } = offline.get().parts.networks
  if (bytes > kept && !unwanted().includes('networks') && !isSparing()) await keepPart('networks')
}
