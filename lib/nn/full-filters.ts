import { placesInFullFilter, type ConnectionTable } from './connection-table'
import type { AnyLayer, AnyNetwork } from './layers'
import { parameterList } from './parameters'
import { layerInputs } from './shapes'

/** Whether some convolution reads only some of its input maps: by a connection table, or each filter its own map. */
export const hasSparseFilters = (spec: AnyNetwork): boolean =>
  spec.layers.some(({ kind }) => kind === 'table-conv' || kind === 'depthwise-conv')

/** A depthwise convolution is one whose table gives each filter the map of its own number. */
const tableOf = (layer: AnyLayer, maps: number): ConnectionTable | null => {
  if (layer.kind === 'table-conv') return layer.table
  return layer.kind === 'depthwise-conv' ? Array.from({ length: maps }, (_, map) => [map]) : null
}

/**
 * The network in which every convolution reads all of its input maps. With zeros for the weights that the given one does
 * not have (`placesInFullFilters`), it computes the same: so engines need no kernels of their own for tables or depthwise filters.
 */
export function withFullFilters(spec: AnyNetwork): AnyNetwork {
  const inputs = layerInputs(spec)
  const full = (layer: AnyLayer, index: number): AnyLayer => {
    const table = tableOf(layer, inputs[index].at(-1) as number)
    if (!table || !('kernel' in layer)) return layer
    const { name, kernel, stride, pad, activation } = layer
    return { kind: 'conv', name, filters: table.length, kernel, stride, pad, activation }
  }
  return { ...spec, layers: spec.layers.map(full) }
}

/**
 * Where each parameter of a network stands in the flat vector of `withFullFilters`; both vectors in the order of
 * `parameterList`. Places that are not named are 0 there, and their gradients count for nothing.
 * Throws CodedError('settings-invalid') where the spec is impossible.
 */
export function placesInFullFilters(spec: AnyNetwork): Int32Array<ArrayBuffer> {
  const own = parameterList(spec)
  const full = parameterList(withFullFilters(spec))
  const inputs = layerInputs(spec)
  const places = new Int32Array(own.reduce((sum, { size }) => sum + size, 0))
  own.forEach(({ name, offset, size }, index) => {
    const at = spec.layers.findIndex((layer) => name === `${layer.name}.weight`)
    const layer = spec.layers[at]
    const maps = layer ? (inputs[at].at(-1) as number) : 0
    const table = layer ? tableOf(layer, maps) : null
    const inFilter = table && 'kernel' in layer ? placesInFullFilter(table, layer.kernel, maps) : null
    for (let i = 0; i < size; i++) places[offset + i] = full[index].offset + (inFilter ? inFilter[i] : i)
  })
  return places
}

/** Parameters of a network as those of `withFullFilters`, zeros where it has none; the same array where nothing changes. */
export function toFullFilters(spec: AnyNetwork, flat: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  if (!hasSparseFilters(spec)) return flat
  const full = new Float32Array(parameterList(withFullFilters(spec)).reduce((sum, { size }) => sum + size, 0))
  placesInFullFilters(spec).forEach((place, i) => (full[place] = flat[i]))
  return full
}
