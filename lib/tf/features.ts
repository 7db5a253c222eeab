import type { Tensor4D } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import { CodedError } from '@/lib/errors'
import type { AnyNetwork } from '@/lib/nn/layers'
import { shapeSize, layerShapes } from '@/lib/nn/shapes'
import type { Parameters } from './operations/operation'
import type { Plan } from './plan'

/**
 * Index of the layer whose values the output layer reads: F6 in every form of LeNet-5, with its normalisation where it
 * has one (dropout does nothing after training).
 */
export function featureLayer({ layers }: AnyNetwork): number {
  return layers.findLastIndex((layer, i) => i < layers.length - 1 && layer.kind !== 'dropout')
}

/** How many features a picture has: 84 in LeNet-5. */
export const featureCount = (spec: AnyNetwork): number => shapeSize(layerShapes(spec)[featureLayer(spec)])

/**
 * What the last layer before the output puts out, activation applied.
 * @param plan one operation a layer: built with `fuse: false`
 * @param batch [n, height, width, channels]; it stays the caller's
 * @returns [n x features]
 */
export async function featuresOf(
  plan: Plan,
  parameters: Parameters,
  batch: Tensor4D,
): Promise<Float32Array<ArrayBuffer>> {
  const outputs = plan.outputs(parameters, batch)
  try {
    if (outputs.length !== plan.spec.layers.length)
      throw new CodedError('unknown', { message: 'features need a plan with fuse: false' })
    const values = await outputs[featureLayer(plan.spec)].data<'float32'>()
    return values.slice() as Float32Array<ArrayBuffer>
  } finally {
    tf.dispose(outputs)
  }
}
