import * as tf from '@tensorflow/tfjs-core'
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { fuseWasm } from '../kernels/wasm/fusion'
import type { KernelModule, WasmBackend } from '../kernels/wasm/module'
import { registerWasmGradients } from '../kernels/wasm/plain-gradients'
import { unavailable, withTimeout, type Engine, type EngineOptions } from './engine'

/** With more threads than this the small layers of our networks spend their time waiting for one another. */
const MOST_THREADS = 4

/** By default one core is left to the page, which draws what the others compute; but of two cores both are used. */
const defaultThreads = (cores: number) => Math.max(Math.min(cores, 2), Math.min(cores - 1, MOST_THREADS))

/**
 * tfjs starts its threads from the source text of its factory, which bundling breaks (the text names variables of the
 * bundle). The untouched script lies beside the wasm binaries; each thread imports that instead.
 */
async function letThreadsStart(wasmFolder: string): Promise<void> {
  const { default: factory } =
    await import('@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.js')
  const script = new URL(`${wasmFolder}tfjs-backend-wasm-threaded-simd.js`, self.location.origin).href
  Object.defineProperty(factory, 'toString', { value: () => `0;importScripts(${JSON.stringify(script)})` })
}

/** The binary runs at most half of what `hardwareConcurrency` says; twice the wish makes it run the wish. */
function askForThreads(wanted: number): void {
  Object.defineProperty(navigator, 'hardwareConcurrency', { value: wanted * 2, configurable: true })
  setThreadsCount(wanted)
}

export async function startWasm({
  wasmFolder,
  threads,
}: EngineOptions): Promise<Engine & { kernels: KernelModule }> {
  setWasmPaths(wasmFolder)
  const cores = globalThis.navigator?.hardwareConcurrency ?? 1
  const wanted = threads === 'auto' ? defaultThreads(cores) : Math.min(threads, cores)
  const threaded = wanted > 1 && globalThis.crossOriginIsolated === true
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', threaded)
  if (threaded) {
    await letThreadsStart(wasmFolder)
    askForThreads(wanted)
  }
  registerWasmGradients()
  try {
    const started = await withTimeout(tf.setBackend('wasm'), 20_000, 'wasm')
    if (!started) throw new Error('the wasm binary could not be started')
  } catch (reason) {
    throw unavailable('wasm', reason)
  }
  const kernels = await fuseWasm(tf.backend() as WasmBackend, threaded ? wanted : 1)
  return {
    name: 'wasm',
    threads: kernels.threads,
    kernels,
    adapter: null,
    software: false,
    isLost: () => false,
    backend: tf.backend(),
  }
}
