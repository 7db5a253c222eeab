import type { Engine, EngineName, EngineOptions } from './engine'

/**
 * Starts one engine; each lives in a chunk of its own and is loaded only when asked for. One engine a worker: thread
 * counts and failed starts leave traces in tfjs that only a new worker is free of.
 * @throws CodedError engine-unavailable, with the reason
 */
export async function startEngine(name: EngineName, options: EngineOptions): Promise<Engine> {
  switch (name) {
    case 'wasm':
      return (await import('./wasm')).startWasm(options)
    case 'webgpu':
      return (await import('./webgpu')).startWebgpu()
    case 'webgl':
      return (await import('./webgl')).startWebgl()
    case 'cpu':
      return (await import('./cpu')).startCpu()
    default:
      return name satisfies never
  }
}
