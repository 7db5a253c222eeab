import type { AnyNetwork } from '@/lib/nn/layers'
import { toTensors, type ValuesToWrite } from '../tensor-places'
import { writeZip } from '../zip'
import { tfjsPlaces } from './places'
import { sequentialLayers } from './topology'

export { readTfjs } from './read'

/** The two files of a tfjs layers model. */
export interface TfjsFiles {
  /** model.json: the layers, and what lies where in weights.bin. */
  model: Uint8Array<ArrayBuffer>
  /** weights.bin: float32, little-endian, tensor after tensor. */
  weights: Uint8Array<ArrayBuffer>
}

/**
 * A network as a tfjs layers model, a Keras Sequential model as `tf.loadLayersModel` reads it: input NHWC.
 * @param notes kept as the model's user-defined metadata
 * @throws CodedError weights-invalid where tfjs-layers has no such layer, or for a wrong number of values;
 * settings-invalid for an impossible spec
 */
export function writeTfjs(
  spec: AnyNetwork,
  values: ValuesToWrite,
  notes: Readonly<Record<string, string>> = {},
): TfjsFiles {
  const layers = sequentialLayers(spec)
  const tensors = [...toTensors(spec, tfjsPlaces(spec), values)]
  const json = {
    format: 'layers-model',
    generatedBy: 'lenet-to-alexnet',
    convertedBy: null,
    modelTopology: {
      class_name: 'Sequential',
      config: { name: spec.id.replace(/[^A-Za-z0-9_]/g, '_'), layers },
      keras_version: 'tfjs-layers 4.22.0',
      backend: 'tensor_flow.js',
    },
    weightsManifest: [
      {
        paths: ['weights.bin'],
        weights: tensors.map(([name, { shape }]) => ({ name, shape, dtype: 'float32' })),
      },
    ],
    userDefinedMetadata: notes,
  }
  const weights = new Uint8Array(tensors.reduce((sum, [, { data }]) => sum + data.byteLength, 0))
  let at = 0
  for (const [, { data }] of tensors) {
    weights.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at)
    at += data.byteLength
  }
  return { model: new TextEncoder().encode(JSON.stringify(json, null, 1)), weights }
}

/** Both files in one uncompressed archive, in a folder of this name: one download, ready to be unpacked and served. */
export function zipTfjs({ model, weights }: TfjsFiles, folder: string): Uint8Array<ArrayBuffer> {
  return writeZip([
    { name: `${folder}/model.json`, bytes: model },
    { name: `${folder}/weights.bin`, bytes: weights },
  ])
}
