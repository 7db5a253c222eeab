import { CodedError } from '@/lib/errors'
import type { KernelBackend } from '@tensorflow/tfjs-core'

export type EngineName = 'webgpu' | 'wasm' | 'webgl' | 'cpu'

export interface EngineOptions {
  /** Folder of the wasm binaries, with a slash at its end: a URL path in a browser, a file path in Node. */
  wasmFolder: string
  /** Threads wanted of wasm; fewer run where the browser has fewer cores, one where the page is not isolated. */
  threads: number | 'auto'
}

export interface Engine {
  name: EngineName
  /** Threads that really run. */
  threads: number
  /** What the graphics driver calls itself; null for wasm and cpu. */
  adapter: string | null
  /** True for cpu and for graphics emulated on the CPU. */
  software: boolean
  /** Becomes true when the graphics device is gone; everything on it is lost. */
  isLost: () => boolean
  backend: KernelBackend
}

/** Names under which drivers that emulate a graphics card on the CPU are known. */
export const SOFTWARE_ADAPTER = /swiftshader|llvmpipe|lavapipe|software|basic render/i

export const unavailable = (engine: EngineName, reason: unknown) =>
  new CodedError('engine-unavailable', {
    engine,
    reason:
      reason instanceof Error ? reason.message : String((reason as { message?: string })?.message ?? reason),
  })

/** Rejects when `promise` has not settled after `ms`: a backend whose threads are blocked never answers. */
export function withTimeout<T>(promise: Promise<T>, ms: number, what: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout>
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not answer within ${ms} ms`)), ms)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
