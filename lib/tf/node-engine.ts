import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import type { Engine, EngineName } from './engines/engine'
import { startEngine } from './engines/start'

/** An engine in Node, for scripts and tests: wasm from the installed package, or cpu. */
export function startNodeEngine(name: Extract<EngineName, 'wasm' | 'cpu'>): Promise<Engine> {
  const binary = createRequire(import.meta.url).resolve(
    '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
  )
  return startEngine(name, { wasmFolder: `${dirname(binary)}/`, threads: 1 })
}
