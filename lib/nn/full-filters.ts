import { tableLinks, type ConnectionTable } from './connection-table'
import type { AnyLayer, AnyNetwork } from './layers'
import { parameterCount, parameterList } from './parameters'
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
 * not have (`sparseWeights`), it computes the same: so engines need no kernels of their own for tables or depthwise filters.
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

/** The weight of a convolution that reads only some maps, and what it becomes. */
export interface SparseWeight {
  /** First place in the flat vector of the network, and in that of `withFullFilters`. */
  offset: number
  fullOffset: number
  /** Places of the window. The weight is [rows, links]; the full filter, HWIO, is [rows, maps x filters]. */
  rows: number
  /** For each link, its column in the full filter. */
  columns: readonly number[]
  fullColumns: number
}

/** All of them, in the order of the flat vector. Throws CodedError('settings-invalid') where the spec is impossible. */
export function sparseWeights(spec: AnyNetwork): SparseWeight[] {
  const own = parameterList(spec)
  const full = parameterList(withFullFilters(spec))
  const inputs = layerInputs(spec)
  return own.flatMap(({ name, offset }, index) => {
    const at = spec.layers.findIndex((layer) => name === `${layer.name}.weight`)
    const layer = spec.layers[at]
    const maps = layer ? (inputs[at].at(-1) as number) : 0
    const table = layer ? tableOf(layer, maps) : null
    if (!table || !('kernel' in layer)) return []
    const columns = tableLinks(table).map(({ filter, map }) => map * table.length + filter)
    const fullOffset = full[index].offset
    return [{ offset, fullOffset, rows: layer.kernel ** 2, columns, fullColumns: maps * table.length }]
  })
}

/** Parameters of a network as those of `withFullFilters`, zeros where it has none; the same array where nothing changes. */
export function toFullFilters(spec: AnyNetwork, flat: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  if (!hasSparseFilters(spec)) return flat
  const full = new Float32Array(parameterCount(withFullFilters(spec)))
  let from = 0
  let to = 0
  for (const { offset, fullOffset, rows, columns, fullColumns } of sparseWeights(spec)) {
    full.set(flat.subarray(from, offset), to)
    for (let row = 0; row < rows; row++)
      columns.forEach((column, link) => {
        full[fullOffset + row * fullColumns + column] = flat[offset + row * columns.length + link]
      })
    from = offset + rows * columns.length
    to = fullOffset + rows * fullColumns
  }
  full.set(flat.subarray(from), to)
  return full
}
