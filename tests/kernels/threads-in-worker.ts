import * as tf from '@tensorflow/tfjs-core'
import { createRandom } from '@/lib/data/random'
import { DEFAULT_SETTINGS } from '@/lib/data/train-settings'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { startEngine } from '@/lib/tf/engines/start'
import { createTrainingState } from '@/lib/tf/training/state'

export interface ThreadsResult {
  threads: number
  /** Items of work that threads after the first have done. */
  helped: number
  losses: number[]
  parameters: Float32Array
  memory: { tensors: number; heap: number }[]
}

interface Shown {
  helped(): number
  memory: WebAssembly.Memory
}

/** Trains on fixed digits with so many threads; looks at memory after 50 steps and at the end. */
async function train(threads: number, steps: number): Promise<ThreadsResult> {
  // A worker made from a Blob has no path of its own: addresses must be whole.
  const wasmFolder = `${self.location.origin}/wasm/4.22.0/`
  const engine = await startEngine('wasm', { wasmFolder, threads })
  const random = createRandom(7)
  const batch = 40
  const digits = {
    pixels: Uint8Array.from({ length: batch * 784 }, () => Math.floor(random() * 256)),
    labels: Uint8Array.from({ length: batch }, (_, i) => i % 10),
  }
  const state = createTrainingState(lenet5Modern, { ...DEFAULT_SETTINGS, batch }, null)
  const losses: number[] = []
  const memory: ThreadsResult['memory'] = []
  const kernels = (engine as unknown as { kernels: Shown }).kernels
  for (let step = 1; step <= steps; step++) {
    state.train(digits, 0.05)
    losses.push(...(await state.readLosses()).map(({ loss }) => loss))
    if (step === 50 || step === steps)
      memory.push({ tensors: tf.memory().numTensors, heap: kernels.memory.buffer.byteLength })
  }
  const { parameters } = await state.copy()
  return { threads: engine.threads, helped: kernels.helped(), losses, parameters, memory }
}

self.onmessage = async ({ data }: MessageEvent<{ threads: number; steps: number }>) => {
  try {
    self.postMessage(await train(data.threads, data.steps))
  } catch (reason) {
    self.postMessage({ failed: String(reason) })
  }
}
