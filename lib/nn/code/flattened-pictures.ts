import type { AnyNetwork } from '../layers'
import { layerInputs, layerShapes, type Shape } from '../shapes'

export type Picture = readonly [height: number, width: number, channels: number]

const isPicture = (shape: Shape): shape is Picture => shape.length === 3

/**
 * For each layer, the picture (HWC) in whose order the vector that it reads still lies, null where it reads a picture or
 * the units of a dense layer; one more entry for the network's output. Where the channels come first (PyTorch, ONNX),
 * such a vector is in CHW order, and what belongs to its values has to change places too.
 * Throws CodedError('settings-invalid') where the spec is impossible.
 */
export function flattenedPictures(spec: AnyNetwork): (Picture | null)[] {
  const inputs = layerInputs(spec)
  let picture: Picture | null = null
  const before = spec.layers.map((layer, index) => {
    const read = picture
    const input = inputs[index]
    if (layer.kind === 'flatten' && isPicture(input)) picture = input
    else if (layer.kind !== 'dropout' && layer.kind !== 'batch-norm') picture = null
    return read
  })
  return [...before, picture]
}

/** Whether the output is a vector of units: the same in every format, whichever way its pictures lie. */
export function endsInUnits(spec: AnyNetwork): boolean {
  return layerShapes(spec).at(-1)?.length === 1 && flattenedPictures(spec).at(-1) === null
}

/** Where a value at `index` of a picture in HWC order lies in CHW order. */
export function indexChannelsFirst(index: number, [height, width, channels]: Picture): number {
  return (index % channels) * height * width + Math.floor(index / channels)
}
