import type { EngineName } from '@/lib/tf/engines/engine'
import { startEngine } from '@/lib/tf/engines/start'
import { allSpecs, comparePlan } from './compare-plan'

/** Starts an engine in a bare page and compares every network on it with the plain loops. */
export async function compareAll(name: EngineName) {
  const engine = await startEngine(name, { wasmFolder: '/wasm/4.22.0/', threads: 1 })
  const results = []
  for (const spec of allSpecs) results.push({ title: spec.title, ...(await comparePlan(spec)) })
  return { name: engine.name, adapter: engine.adapter, results }
}

export { compareForms } from './compare-any'
export { compareInside, compareWithTorch } from './compare-inside'
