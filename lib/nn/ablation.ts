import { CodedError } from '../errors'
import { tableLinks } from './connection-table'
import type { AnyActivation, AnyLayer, AnyNetwork } from './layers'
import { parameterList } from './parameters'
import { layerShapes } from './shapes'

/** A bias at which a sigmoid unit is as good as 0 (below 1e-34) without its exponential leaving single precision. */
const SILENT_BIAS = -80

/**
 * Index of the layer that puts out the maps (units) of the layer of that name: itself, or the batch normalisation
 * behind it, which has its activation.
 * @throws CodedError settings-invalid where there is no such layer
 */
export function outputOf(spec: AnyNetwork, name: string): number {
  const index = spec.layers.findIndex((layer) => layer.name === name)
  if (index < 0) throw new CodedError('settings-invalid', { name: 'layer', value: name })
  return spec.layers[index + 1]?.kind === 'batch-norm' ? index + 1 : index
}

/** How many maps (units) a layer puts out. */
export const mapsOf = (spec: AnyNetwork, name: string): number =>
  layerShapes(spec)[outputOf(spec, name)].at(-1) as number

/**
 * Parameters with which the network computes as if maps (units) of one layer put out 0 everywhere: whatever reads them
 * no longer does, so what feeds them stays as it is. That is exact for every form of `lenet5`: behind average and max
 * pooling, which make 0 of 0, the weights of the next layer are set to 0; in trained sub-sampling the map's gain, so
 * that it puts out squash(bias). RBF units have no weights to set: there the unit itself is silenced (its own weights
 * and bias), which leaves less than 1e-34 of it.
 * @param values flat, in the order of `parameterList`; not changed
 * @param off numbers of the maps, from 0
 * @returns a new vector
 * @throws CodedError settings-invalid for a layer or map that is not there
 */
export function withoutMaps(
  spec: AnyNetwork,
  values: Float32Array,
  name: string,
  off: readonly number[],
): Float32Array<ArrayBuffer> {
  const out = Float32Array.from(values)
  const source = outputOf(spec, name)
  const maps = mapsOf(spec, name)
  for (const map of off)
    if (!(Number.isInteger(map) && map >= 0 && map < maps))
      throw new CodedError('settings-invalid', { name, value: map })
  const reader = spec.layers.findIndex((layer, i) => i > source && !passesZeros(layer))
  if (reader < 0) throw new CodedError('settings-invalid', { name: 'layer', value: name })
  const layer = spec.layers[reader]
  for (const map of off) {
    if (layer.kind === 'rbf') silence(spec, out, name, map)
    else zeroReading(spec, out, layer, map, maps)
  }
  return out
}

/** Layers without parameters that put out 0 where they are given 0. */
const passesZeros = ({ kind }: AnyLayer) => kind === 'pool' || kind === 'flatten' || kind === 'dropout'

const place = (spec: AnyNetwork, name: string) => parameterList(spec).find((entry) => entry.name === name)!

/** Sets to 0 what a layer multiplies one of its input maps with. */
function zeroReading(spec: AnyNetwork, values: Float32Array, layer: AnyLayer, map: number, maps: number) {
  const { name } = layer
  switch (layer.kind) {
    case 'conv': {
      const { shape, offset } = place(spec, `${name}.weight`)
      const [height, width, ofGroup, filters] = shape
      const readers = (filters * ofGroup) / maps // the filters of this map's group
      const first = Math.floor(map / ofGroup) * readers
      for (let tap = 0; tap < height * width; tap++) {
        const from = offset + (tap * ofGroup + (map % ofGroup)) * filters + first
        values.fill(0, from, from + readers)
      }
      return
    }
    case 'table-conv': {
      const { shape, offset } = place(spec, `${name}.weight`)
      const [height, width, links] = shape
      tableLinks(layer.table).forEach((link, at) => {
        if (link.map !== map) return
        for (let tap = 0; tap < height * width; tap++) values[offset + tap * links + at] = 0
      })
      return
    }
    case 'dense': {
      const { shape, offset } = place(spec, `${name}.weight`)
      const [inputs, units] = shape
      // Flattened maps are NHWC: those of one place follow each other.
      for (let input = map; input < inputs; input += maps)
        values.fill(0, offset + input * units, offset + (input + 1) * units)
      return
    }
    case 'subsample':
      values[place(spec, `${name}.gain`).offset + map] = 0
      return
    case 'depthwise-conv': {
      const { shape, offset } = place(spec, `${name}.weight`)
      const [height, width] = shape
      for (let tap = 0; tap < height * width; tap++) values[offset + tap * maps + map] = 0
      return
    }
    default:
      throw new CodedError('settings-invalid', { name: 'layer', value: layer.kind })
  }
}

/** Makes one unit of a dense layer (or of the normalisation behind it) put out 0. */
function silence(spec: AnyNetwork, values: Float32Array, name: string, unit: number) {
  const layer = spec.layers[outputOf(spec, name)]
  const activation = ('activation' in layer ? layer.activation : 'linear') as AnyActivation
  const bias = activation === 'sigmoid' ? SILENT_BIAS : 0
  if (layer.kind === 'batch-norm') {
    values[place(spec, `${layer.name}.gamma`).offset + unit] = 0
    values[place(spec, `${layer.name}.beta`).offset + unit] = bias
    return
  }
  const weight = place(spec, `${name}.weight`)
  const units = weight.shape[weight.shape.length - 1]
  for (let at = weight.offset + unit; at < weight.offset + weight.size; at += units) values[at] = 0
  values[place(spec, `${name}.bias`).offset + unit] = bias
}
