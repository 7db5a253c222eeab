import { alexnetTorchvision } from '@/lib/nn/alexnet'
import type { EngineName } from '@/lib/tf/engines/engine'
import { startEngine } from '@/lib/tf/engines/start'
import { createNetwork } from '@/lib/tf/load-network'
import { WASM_FOLDER } from '../../wasm-folder'
import { adapterText, threadsText } from '../../words'
import { FILES } from '../task'
import { fetchFloats, serveInference } from './serve-inference'

/** As the page classifies photos: picture to the engine, logits back. */
serveInference(async ({ engine: name, threads }) => {
  const engine = await startEngine(name as EngineName, { wasmFolder: WASM_FOLDER, threads })
  const network = createNetwork(alexnetTorchvision, await fetchFloats(FILES.weights))
  const picture = await fetchFloats(FILES.channelsLast)
  return {
    detail: engine.adapter ? adapterText(engine.adapter) : threadsText(engine.threads),
    run: () => network.logits(picture),
  }
})
