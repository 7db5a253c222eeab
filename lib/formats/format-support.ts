import { endsInUnits } from '@/lib/nn/code/flattened-pictures'
import { isGrouped, type AnyNetwork } from '@/lib/nn/layers'

/** What a network can be taken away as: three files of weights, two source texts. */
export const takeAwayFormats = ['safetensors', 'tfjs', 'onnx', 'pytorch', 'keras'] as const
export type TakeAwayFormat = (typeof takeAwayFormats)[number]

/**
 * Why a format cannot say a network.
 * - 'rbf', 'scaled-tanh', 'rbf-and-scaled-tanh': tfjs-layers has no such layer or activation.
 * - 'groups-or-lrn': nor convolutions in groups, nor local response normalisation.
 * - 'no-units': the network ends in a picture, or in one laid flat, which other formats order otherwise.
 */
export const unsupportedReasons = [
  'rbf',
  'scaled-tanh',
  'rbf-and-scaled-tanh',
  'groups-or-lrn',
  'no-units',
] as const
export type UnsupportedReason = (typeof unsupportedReasons)[number]

/** tfjs-layers 4.22: its activations and layers are those of Keras. */
function tfjsSupport({ layers }: AnyNetwork): UnsupportedReason | null {
  const rbf = layers.some(({ kind }) => kind === 'rbf')
  const scaledTanh = layers.some((layer) => 'activation' in layer && layer.activation === 'scaled-tanh')
  if (layers.some((layer) => isGrouped(layer) || layer.kind === 'lrn')) return 'groups-or-lrn'
  if (rbf && scaledTanh) return 'rbf-and-scaled-tanh'
  return rbf ? 'rbf' : scaledTanh ? 'scaled-tanh' : null
}

/**
 * Null where `format` can say the network, otherwise why not. PyTorch and Keras source define layers of their own where
 * their library has none. Throws CodedError('settings-invalid') for an impossible spec.
 */
export function formatSupport(spec: AnyNetwork, format: TakeAwayFormat): UnsupportedReason | null {
  switch (format) {
    case 'safetensors':
      return null
    case 'tfjs':
      return tfjsSupport(spec)
    case 'onnx':
    case 'pytorch':
    case 'keras':
      return endsInUnits(spec) ? null : 'no-units'
    default:
      return format satisfies never
  }
}

/** The formats that can say a network. */
export const supportedFormats = (spec: AnyNetwork): TakeAwayFormat[] =>
  takeAwayFormats.filter((format) => formatSupport(spec, format) === null)
