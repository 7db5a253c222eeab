import { endsInUnits, flattenedPictures } from '@/lib/nn/code/flattened-pictures'
import { pythonNames } from '@/lib/nn/code/python-names'
import type { AnyNetwork } from '@/lib/nn/layers'
import { layerShapes } from '@/lib/nn/shapes'
import { refuseWeights } from '../invalid'
import type { ValuesToWrite } from '../tensor-places'
import { toTorchLayout } from '../torch-layout'
import { metadata, valueInfo } from './graph-pieces'
import { layerNodes } from './layer-nodes'
import { ONNX_OPSET } from './opset'
import { concatenate, message, text, whole, type Pieces } from './protobuf'

/** The version of the file's own structure, as of ONNX 1.8. */
const IR_VERSION = 7

/** The graph's input: scaled pixels, NCHW. */
export const ONNX_INPUT = 'image'

/** What the graph puts out: scores (the greatest wins), or squared distances of RBF units (the smallest wins). */
export const onnxOutput = (spec: AnyNetwork): 'logits' | 'distances' =>
  spec.layers.at(-1)?.kind === 'rbf' ? 'distances' : 'logits'

/**
 * A network as an ONNX file, made of standard operators of opset 13: input 'image' [batch, channels, height, width],
 * float32, its pixels scaled as in training; output 'logits' or 'distances' [batch, classes]. Batch normalisation is in
 * its inference form, dropout does nothing, a connection table is a dense convolution with zeros, trainable sub-sampling
 * a mean with a gain, RBF units differences, squares and a sum.
 * @param notes written into the file as metadata, such as how pixels are scaled
 * @throws CodedError weights-invalid for a wrong number of values or a network that does not end in units,
 * settings-invalid for an impossible spec
 */
export function writeOnnx(
  spec: AnyNetwork,
  { parameters, statistics }: ValuesToWrite,
  notes: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  if (!endsInUnits(spec)) refuseWeights(`${spec.id}: does not end in units`)
  const tensors = toTorchLayout(spec, parameters, statistics)
  const names = pythonNames(spec)
  const pictures = flattenedPictures(spec)
  const result = onnxOutput(spec)
  const last = spec.layers.length - 1
  let input = ONNX_INPUT
  const layers: Pieces = spec.layers.flatMap((layer, index) => {
    const output = index === last ? result : `${names[index]}.output`
    const made = layerNodes({
      layer,
      name: names[index],
      input,
      output,
      tensors,
      picture: pictures[index],
    })
    input = output
    return made
  })
  const { height, width, channels } = spec.input
  const about = 'float32, NCHW'
  const graph = [
    ...layers,
    ...text(2, spec.id),
    ...valueInfo(11, ONNX_INPUT, ['batch', channels, height, width], about),
    ...valueInfo(12, result, ['batch', layerShapes(spec)[last][0]], result),
  ]
  return concatenate([
    ...whole(1, IR_VERSION),
    ...text(2, 'lenet-to-alexnet'),
    ...message(7, graph),
    ...message(8, whole(2, ONNX_OPSET)),
    ...Object.entries(notes).flatMap(([key, value]) => metadata(key, value)),
  ])
}
