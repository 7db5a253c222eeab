import type { AnyNetwork } from '@/lib/nn/layers'
import { isCount, isRecord, refuseWeights } from '../invalid'
import type { NamedTensor } from '../safetensors'
import { fromTensors, type NetworkValues } from '../tensor-places'
import { tfjsPlaces } from './places'
import { sequentialLayers } from './topology'

function parse(bytes: Uint8Array): Record<string, unknown> {
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    refuseWeights('model.json: is not JSON')
  }
  if (!isRecord(json)) refuseWeights('model.json: is not an object')
  return json
}

/** Layers as a file lists them, without the input layer that Keras may put first. */
function listedLayers(topology: unknown): unknown[] {
  if (!isRecord(topology)) return refuseWeights('model.json: no modelTopology')
  const model = isRecord(topology.model_config) ? topology.model_config : topology
  if (model.class_name !== 'Sequential')
    refuseWeights(`model.json: a model of class ${String(model.class_name)} instead of Sequential`)
  const layers = isRecord(model.config) ? model.config.layers : model.config
  if (!Array.isArray(layers)) return refuseWeights('model.json: no list of layers')
  return layers.filter((layer) => !(isRecord(layer) && layer.class_name === 'InputLayer'))
}

const show = (value: unknown) => JSON.stringify(value) ?? 'nothing'
/** What may differ without another network coming of it. */
const free = new Set(['dtype', 'rate', 'momentum', 'batch_input_shape'])

/** The layers must be those of the network; of what a file says beyond them nothing is asked. */
function requireLayers(spec: AnyNetwork, topology: unknown): void {
  const listed = listedLayers(topology)
  sequentialLayers(spec).forEach(({ class_name, config }, index) => {
    const layer = listed[index]
    if (!isRecord(layer) || !isRecord(layer.config)) return refuseWeights(`${config.name}: missing`)
    if (layer.config.name !== config.name)
      refuseWeights(`layer ${show(layer.config.name)} instead of ${config.name}`)
    if (layer.class_name !== class_name)
      refuseWeights(`${config.name}: ${show(layer.class_name)} instead of ${class_name}`)
    for (const [key, value] of Object.entries(config))
      if (!free.has(key) && show(layer.config[key]) !== show(value))
        refuseWeights(`${config.name}: ${key} ${show(layer.config[key])} instead of ${show(value)}`)
  })
  const expected = sequentialLayers(spec).length
  if (listed.length > expected) refuseWeights(`${listed.length} layers instead of ${expected}`)
}

interface Listed {
  name: string
  shape: number[]
}

function listedTensor(value: unknown, index: number): Listed {
  if (!isRecord(value)) return refuseWeights(`model.json: tensor ${index} has no description`)
  const { name, shape, dtype, quantization } = value
  if (typeof name !== 'string') return refuseWeights(`model.json: tensor ${index} has no name`)
  if (dtype !== 'float32' || quantization !== undefined)
    refuseWeights(`${name}: ${quantization === undefined ? String(dtype) : 'quantised'} instead of float32`)
  if (!Array.isArray(shape) || !shape.every(isCount))
    refuseWeights(`${name}: shape is not a list of whole numbers`)
  return { name, shape: shape as number[] }
}

function listedTensors(manifest: unknown): Listed[] {
  if (!Array.isArray(manifest) || !manifest.every(isRecord))
    return refuseWeights('model.json: no weightsManifest')
  const paths = manifest.flatMap(({ paths }) => (Array.isArray(paths) ? paths : []))
  if (paths.length > 1) refuseWeights(`model.json: weights in ${paths.length} files; one is read here`)
  return manifest.flatMap(({ weights }) =>
    Array.isArray(weights) ? weights.map(listedTensor) : refuseWeights('model.json: no list of weights'),
  )
}

/** Nothing is copied that the file of weights does not hold, whatever shapes the other says. */
function cutTensors(listed: readonly Listed[], weights: Uint8Array): Map<string, NamedTensor> {
  const tensors = new Map<string, NamedTensor>()
  let at = 0
  for (const { name, shape } of listed) {
    const bytes = shape.reduce((product, dimension) => product * dimension, 4)
    if (tensors.has(name)) refuseWeights(`${name}: two tensors of this name`)
    if (!(at + bytes <= weights.length))
      // also where shapes overflow
      refuseWeights(`${name}: bytes ${at} to ${at + bytes} of ${weights.length} in the file of weights`)
    // A copy, because a Float32Array must begin at a multiple of four bytes; little-endian, as every browser is.
    tensors.set(name, { shape: [...shape], data: new Float32Array(weights.slice(at, at + bytes).buffer) })
    at += bytes
  }
  if (at !== weights.length) refuseWeights(`tensors end at byte ${at} of ${weights.length}`)
  return tensors
}

/** The network that a file says it is of, in our own notes. */
const originOf = (notes: unknown) =>
  isRecord(notes) && typeof notes.network === 'string' ? notes.network : null

/**
 * Reads a tfjs layers model, ours or saved by tfjs, for this network. Nothing that it says is trusted: layers, names and
 * shapes must be those of the network. `origin` is the id of the network that wrote it, where it says so.
 * Throws CodedError('weights-invalid') naming the first difference.
 */
export function readTfjs(
  spec: AnyNetwork,
  model: Uint8Array,
  weights: Uint8Array,
): NetworkValues & { origin: string | null } {
  const json = parse(model)
  if (json.format !== undefined && json.format !== 'layers-model')
    refuseWeights(`model.json: format ${show(json.format)} instead of "layers-model"`)
  requireLayers(spec, json.modelTopology)
  const tensors = cutTensors(listedTensors(json.weightsManifest), weights)
  return { ...fromTensors(spec, tfjsPlaces(spec), tensors), origin: originOf(json.userDefinedMetadata) }
}
