import type { AnyNetwork } from './layers'
import { layerShapes, shapeSize } from './shapes'

/**
 * Bytes in float32 of one example on its way through a network: the input and what every layer puts out, held together
 * until the answer is there. Flatten and dropout hand on what they get.
 */
export function activationBytes(spec: AnyNetwork): number {
  const { height, width, channels } = spec.input
  const outputs = layerShapes(spec).filter((_, i) => !['flatten', 'dropout'].includes(spec.layers[i].kind))
  return 4 * [[height, width, channels], ...outputs].reduce((sum, shape) => sum + shapeSize(shape), 0)
}
