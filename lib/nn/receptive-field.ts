import type { AnyLayer, AnyNetwork } from './layers'
import { layerInputs, layerShapes } from './shapes'

/** A rectangle of the network's input, in pixels. */
export interface Field {
  top: number
  left: number
  height: number
  width: number
}

/** Side, step and padding of a layer's window, or null where it has none. */
export function windowOf(layer: AnyLayer): { size: number; stride: number; pad: number } | null {
  switch (layer.kind) {
    case 'conv':
    case 'table-conv':
    case 'depthwise-conv':
      return { size: layer.kernel, stride: layer.stride ?? 1, pad: layer.pad ?? 0 }
    case 'pool':
    case 'subsample':
      return { size: layer.size, stride: layer.stride, pad: 0 }
    default:
      return null
  }
}

/**
 * The part of the input that one output can see: of the layer at `index` of `spec.layers`, at that row and column of its
 * maps (of a vector, any). Cut off at the border of the input. A layer that reads a vector sees what all of its inputs
 * see. Throws CodedError('settings-invalid') where the spec is impossible.
 */
export function receptiveField(spec: AnyNetwork, index: number, row: number, column: number): Field {
  const inputs = layerInputs(spec)
  const outputs = layerShapes(spec)
  const all = (shape: readonly number[]): Field =>
    shape.length === 3
      ? { top: 0, left: 0, height: shape[0], width: shape[1] }
      : { top: 0, left: 0, height: 1, width: 1 }
  let field: Field =
    outputs[index].length === 3 ? { top: row, left: column, height: 1, width: 1 } : all(outputs[index])
  for (let at = index; at >= 0; at--) {
    const layer = spec.layers[at]
    const window = windowOf(layer)
    if (window) field = before(field, window)
    else if (outputs[at].length === 1) field = all(inputs[at])
  }
  const bottom = Math.min(spec.input.height, field.top + field.height)
  const right = Math.min(spec.input.width, field.left + field.width)
  const top = Math.max(0, field.top)
  const left = Math.max(0, field.left)
  return { top, left, height: bottom - top, width: right - left }
}

/** What a rectangle of a layer's output reads of its input, padding included. */
function before(
  { top, left, height, width }: Field,
  { size, stride, pad }: { size: number; stride: number; pad: number },
): Field {
  return {
    top: top * stride - pad,
    left: left * stride - pad,
    height: (height - 1) * stride + size,
    width: (width - 1) * stride + size,
  }
}
