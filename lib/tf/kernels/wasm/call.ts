import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { AnyActivation } from '@/lib/nn/layers'
import type { KernelModule, WasmBackend } from './module'

/** As simd.ts numbers them. */
export const ACTIVATIONS: Record<AnyActivation, number> = {
  linear: 0,
  relu: 1,
  tanh: 2,
  sigmoid: 3,
  'scaled-tanh': 4,
}

export const FLOAT_BYTES = 4
export const roundUp = (value: number, multiple: number) => Math.ceil(value / multiple) * multiple

/** Byte address of a tensor's values. */
export const place = (backend: WasmBackend, { dataId }: TensorInfo): number =>
  backend.dataIdMap.get(dataId).memoryOffset

/**
 * Writes the words that a call hands over and returns their address; the fields must stand in the order of the class
 * in lib/tf/kernels/assembly. Memory may grow and move while outputs are made: last of all, the words are written.
 */
export function writeCall(
  module: KernelModule,
  purpose: string,
  fields: Readonly<Record<string, number>>,
): number {
  const words = Object.values(fields)
  const at = module.scratch(purpose, words.length * 4)
  new Int32Array(module.memory.buffer, at, words.length).set(words)
  return at
}
