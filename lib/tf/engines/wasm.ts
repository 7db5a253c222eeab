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

/** What tfjs's binary takes for a worker that has loaded and waits for work, which never comes. */
class IdleThread {
  onmessage: ((event: { data: unknown }) => void) | null = null
  postMessage(message: { cmd: string }) {
    if (message.cmd === 'load') queueMicrotask(() => this.onmessage?.({ data: { cmd: 'loaded' } }))
  }
  terminate() {}
}

/**
 * tfjs's threaded binary is wanted for its shared memory alone: our kernels bring threads of their own. The eight
 * workers that it starts in any case would cost memory, and Firefox, asked by a worker for several workers at once, now
 * and then never answers; so it starts while `Worker` makes none.
 */
async function startWithoutThreads(): Promise<boolean> {
  setThreadsCount(1)
  const { Worker } = self
  Object.assign(self, { Worker: IdleThread })
  try {
    return await tf.setBackend('wasm')
  } finally {
    Object.assign(self, { Worker })
  }
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
  registerWasmGradients()
  try {
    const started = await withTimeout(
      threaded ? startWithoutThreads() : tf.setBackend('wasm'),
      20_000,
      'wasm',
    )
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
