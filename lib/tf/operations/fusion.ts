import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import type { PixelScaling } from '@/lib/data/digit-scaling'
import type { AnyNetwork } from '@/lib/nn/layers'
import type { EngineName } from '../engines/engine'
import type { Operation } from './operation'

/** Training looks at many examples at once and goes backwards; inference looks at one or a few. */
export type Use = 'training' | 'inference'

/** A batch of digits on the engine: LeNet's input [n,32,32,1], and labels 0 to 9, int32 [n]. */
export interface DigitBatch {
  inputs: Tensor4D
  labels: Tensor1D
}

/** Digits that lie on the device as bytes, and are made into batches there. */
export interface DigitStore {
  /** Copies digits (784 bytes each, with a label each) to the device; they get the numbers from `first` on. */
  put(first: number, digits: { pixels: Uint8Array; labels: Uint8Array }): void
  /** These digits, which must have been put before; the caller disposes the tensors. */
  gather(indices: Uint32Array): DigitBatch
  dispose(): void
}

/** What an engine does better than the plain kernels. Whatever is missing, or answers null, plain kernels do. */
export interface Fusion {
  /** The longest fused operation that begins with layer number `from`, or null. */
  operation(spec: AnyNetwork, from: number, use: Use): Operation | null
  /**
   * Mean softmax cross-entropy and its gradient by the logits.
   * @param logits [n, classes]
   * @param labels int32 [n]
   */
  crossEntropy?(logits: Tensor2D, labels: Tensor1D): { loss: Tensor; gradient: Tensor2D }
  /** Momentum as in Krizhevsky 2012 §5: v <- m v + rate g; w <- w - v. Returns new tensors [w, v]. */
  sgd?(
    parameters: Tensor1D,
    velocity: Tensor1D,
    gradients: Tensor1D,
    rate: number,
    momentum: number,
  ): [Tensor1D, Tensor1D]
  digits?: {
    /** Digits of 784 bytes each, one after the other, as LeNet's input [n,32,32,1]; the bytes are uploaded as they are. */
    input(pixels: Uint8Array, scaling: PixelScaling): Tensor4D
    /** Room for so many digits, which may arrive in pieces. */
    store(count: number, scaling: PixelScaling): DigitStore
  }
}

const fusions = new Map<string, Fusion>()

/** An engine says, once, when it starts, what it can do better. */
export function setFusion(engine: EngineName, fusion: Fusion): void {
  fusions.set(engine, fusion)
}

/** What the current engine does better. */
export const currentFusion = (): Fusion | undefined => fusions.get(tf.getBackend())
