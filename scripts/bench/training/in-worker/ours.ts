import * as tf from '@tensorflow/tfjs-core'
import { DEFAULT_SETTINGS } from '@/lib/data/train-settings'
import { lenet5Modern } from '@/lib/nn/lenet5'
import type { EngineName } from '@/lib/tf/engines/engine'
import { startEngine } from '@/lib/tf/engines/start'
import { createTrainingState } from '@/lib/tf/training/state'
import { WASM_FOLDER } from '../../wasm-folder'
import { adapterText, threadsText } from '../../words'
import { BATCH, LEARNING_RATE, MOMENTUM, SEED } from '../task'
import { serveTraining } from './serve-training'

/** Counts kernels that run through TensorFlow.js, for engines without a graphics card. */
function countKernels(): () => number {
  const engine = tf.engine()
  const original = engine.runKernel
  let calls = 0
  engine.runKernel = function (...values) {
    calls++
    return original.apply(engine, values) as never
  }
  return () => calls
}

/**
 * The site's own training step: bytes in, as on the page (there they come from the shuffled pool of all digits).
 * The state makes its first weights from the same seed as those that the other rows are given.
 */
serveTraining(async ({ engine: name, threads }, batches) => {
  const engine = await startEngine(name as EngineName, { wasmFolder: WASM_FOLDER, threads })
  const settings = { ...DEFAULT_SETTINGS, seed: SEED, batch: BATCH, momentum: MOMENTUM, epochs: 1000 }
  const state = createTrainingState(lenet5Modern, settings, null)
  return {
    detail: engine.adapter
      ? adapterText(engine.adapter)
      : name === 'wasm'
        ? threadsText(engine.threads)
        : name,
    launches: { of: 'TensorFlow.js kernels', count: countKernels() },
    async train(from, count) {
      for (let i = from; i < from + count; i++) state.train(batches[i % batches.length], LEARNING_RATE)
      return (await state.readLosses()).at(-1)!.loss
    },
  }
})
