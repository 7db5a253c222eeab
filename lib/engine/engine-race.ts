import { toCodedError, type ErrorCode, type ErrorDetail } from '@/lib/errors'
import type { EngineCheck, EngineName, EngineReport } from '@/lib/protocol/messages'
import { ENGINE_NAMES, rememberEngine } from './engine-preference'
import { SITE_BASE } from './site-base'
import { createStore } from './store'
import { startEngineWorker } from './trainer-worker'

export type RaceEntry =
  | { state: 'running' }
  | { state: 'done'; engine: EngineReport; check: EngineCheck }
  | { state: 'failed'; code: ErrorCode; detail: ErrorDetail }

export interface RaceState {
  running: boolean
  entries: Partial<Record<EngineName, RaceEntry>>
  winner: EngineName | null
}

export const raceStore = createStore<RaceState>({ running: false, entries: {}, winner: null })

/** Digits of the timed step. */
const BATCH = 64
/** Emulated graphics take seconds for a step of 64: enough to compare. */
const SOFTWARE_BATCH = 8

/** The quickest engine by time a digit; null when none finished. */
export function winnerOf(entries: RaceState['entries']): EngineName | null {
  let best: { name: EngineName; ms: number } | null = null
  for (const name of ENGINE_NAMES) {
    const entry = entries[name]
    if (entry?.state !== 'done' || entry.check.stepMs === null) continue
    const ms = entry.check.stepMs / entry.check.batch
    if (!best || ms < best.ms) best = { name, ms }
  }
  return best?.name ?? null
}

/** Names under which graphics emulated on the CPU are known. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|software|basic render/i

async function hasHardwareWebgpu(): Promise<boolean> {
  const adapter = await navigator.gpu?.requestAdapter().catch(() => null)
  if (!adapter) return false
  const { isFallbackAdapter, vendor, architecture, description } = adapter.info
  return isFallbackAdapter !== true && !SOFTWARE.test(`${vendor} ${architecture} ${description}`)
}

function hasHardwareWebgl(): boolean {
  const gl = document.createElement('canvas').getContext('webgl2')
  if (!gl) return false
  const named = gl.getExtension('WEBGL_debug_renderer_info')
  const renderer = String(gl.getParameter(named?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER))
  gl.getExtension('WEBGL_lose_context')?.loseContext()
  return !SOFTWARE.test(renderer)
}

/**
 * Engines worth racing against wasm on this device: those with a graphics card behind them. Asked on the page, so that
 * where there is none nothing needs to be fetched to find that out.
 */
export async function hardwareCandidates(): Promise<EngineName[]> {
  const candidates: EngineName[] = []
  if (await hasHardwareWebgpu()) candidates.push('webgpu')
  if (hasHardwareWebgl()) candidates.push('webgl')
  return candidates
}

/** Starts one engine in a worker of its own, checks it, times a step, and ends the worker. */
async function race(name: EngineName, signal: AbortSignal): Promise<RaceEntry> {
  try {
    const { client, engine } = await startEngineWorker(name)
    signal.addEventListener('abort', client.close)
    try {
      signal.throwIfAborted()
      const batch = engine.software ? SOFTWARE_BATCH : BATCH
      return { state: 'done', engine, check: await client.call('engine/check', { base: SITE_BASE, batch }) }
    } finally {
      client.close()
    }
  } catch (reason) {
    const { code, detail } = toCodedError(reason)
    return { state: 'failed', code, detail }
  }
}

let running: AbortController | null = null

/**
 * Lets engines compute and time one training step, one after the other so that none slows another, and remembers the
 * quickest for this browser. {@link stopRace} ends it at once; nothing is remembered then.
 */
export async function raceEngines(names: readonly EngineName[]): Promise<void> {
  if (running) return
  const { signal } = (running = new AbortController())
  raceStore.set({ running: true, entries: {}, winner: null })
  for (const name of names) {
    raceStore.set(({ entries }) => ({ entries: { ...entries, [name]: { state: 'running' } } }))
    const entry = await race(name, signal)
    if (signal.aborted) break
    raceStore.set(({ entries }) => ({ entries: { ...entries, [name]: entry } }))
  }
  running = null
  if (signal.aborted) {
    const finished = Object.entries(raceStore.get().entries).filter(([, entry]) => entry.state !== 'running')
    raceStore.set({ running: false, entries: Object.fromEntries(finished) })
    return
  }
  const winner = winnerOf(raceStore.get().entries)
  if (winner) rememberEngine(winner)
  raceStore.set({ running: false, winner })
}

/** Ends a race that is under way; what has finished stays to be read. */
export function stopRace(): void {
  running?.abort()
}

/** Races the graphics card, where there is one, against wasm. */
export async function raceHardware(): Promise<void> {
  const candidates = await hardwareCandidates()
  if (candidates.length > 0) await raceEngines(['wasm', ...candidates])
}
