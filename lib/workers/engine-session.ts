import type { EngineReport } from '@/lib/protocol/messages'
import { CodedError } from '@/lib/errors'
import type { Engine, EngineName } from '@/lib/tf/engines/engine'
import { startEngine } from '@/lib/tf/engines/start'

/** Version in the path, so that the binaries can be cached for ever. */
const WASM_FOLDER = `${process.env.NEXT_PUBLIC_BASE_PATH ?? ''}/wasm/4.22.0/`

/** The one engine of a worker. */
export function createEngineSession() {
  let engine: Engine | undefined
  return {
    async start({
      engine: name,
      threads,
    }: {
      engine: EngineName
      threads: number | 'auto'
    }): Promise<EngineReport> {
      engine ??= await startEngine(name, { wasmFolder: WASM_FOLDER, threads })
      const { threads: running, adapter, software } = engine
      return { name: engine.name, threads: running, adapter, software }
    },
    /** @throws CodedError engine-lost when its device is gone, engine-unavailable when none was started */
    current(): Engine {
      if (!engine)
        throw new CodedError('engine-unavailable', { engine: 'none', reason: 'no engine was started' })
      if (engine.isLost()) throw new CodedError('engine-lost', { engine: engine.name })
      return engine
    },
  }
}
