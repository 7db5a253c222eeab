import type { EngineName } from '@/lib/protocol/messages'

/** In the order in which one stands in for another: what always works comes before what is slow. */
export const ENGINE_NAMES: readonly EngineName[] = ['webgpu', 'wasm', 'webgl', 'cpu']

/** The engine that the address asks for (?engine=), if it is one. */
export function forcedEngine(search = globalThis.location?.search ?? ''): EngineName | null {
  const wished = new URLSearchParams(search).get('engine')
  return ENGINE_NAMES.find((name) => name === wished) ?? null
}

/** How many threads the address asks for (?threads=): for comparing, since more are not always quicker. */
export function forcedThreads(search = globalThis.location?.search ?? ''): number | 'auto' {
  const wished = Number(new URLSearchParams(search).get('threads'))
  return Number.isInteger(wished) && wished >= 1 && wished <= 64 ? wished : 'auto'
}

/**
 * Engines to try, one after the other: the wished one first, then those that stand in for it. wasm comes before the
 * others since it starts in a tenth of a second on every browser; cpu last, since it is slow.
 */
export function enginesToTry(wished: EngineName, failed: readonly EngineName[] = []): EngineName[] {
  const standIns: EngineName[] = ['wasm', 'webgpu', 'webgl', 'cpu']
  return [wished, ...standIns.filter((name) => name !== wished)].filter((name) => !failed.includes(name))
}

/** The engine that the address or this device's memory asks for, or null. */
export const decidedEngine = (): EngineName | null => forcedEngine() ?? rememberedEngine()

/** The engine that the next start uses: wasm runs everywhere and starts at once. */
export const plannedEngine = (): EngineName => decidedEngine() ?? 'wasm'

const CHOICE_KEY = 'engine'

/** What the reader chose, or a race won, on this browser; another browser version asks anew. */
export function rememberedEngine(
  storage: Storage | undefined = safeStorage(),
  agent = userAgent(),
): EngineName | null {
  try {
    const kept = JSON.parse(storage?.getItem(CHOICE_KEY) ?? 'null') as {
      name?: unknown
      agent?: unknown
    } | null
    return kept?.agent === agent ? (ENGINE_NAMES.find((name) => name === kept.name) ?? null) : null
  } catch {
    return null
  }
}

export function rememberEngine(
  name: EngineName,
  storage: Storage | undefined = safeStorage(),
  agent = userAgent(),
): void {
  try {
    storage?.setItem(CHOICE_KEY, JSON.stringify({ name, agent }))
  } catch {
    // Forbidden or full: the choice then holds for this page only.
  }
}

const userAgent = () => globalThis.navigator?.userAgent ?? ''

/** localStorage throws, rather than being absent, where a reader forbids it. */
function safeStorage(): Storage | undefined {
  try {
    return globalThis.localStorage
  } catch {
    return undefined
  }
}
