/** For each filter, the input maps that it reads, ascending. */
export type ConnectionTable = readonly (readonly number[])[]

/**
 * Which maps of S2 (0 to 5) each map of C3 (0 to 15) reads: LeCun et al. 1998, table I. Rows here are the columns there:
 * six contiguous triples, six contiguous quadruples, three discontinuous quadruples, and all six. 60 links of 96.
 */
export const table1998: ConnectionTable = [
  [0, 1, 2],
  [1, 2, 3],
  [2, 3, 4],
  [3, 4, 5],
  [0, 4, 5],
  [0, 1, 5],
  [0, 1, 2, 3],
  [1, 2, 3, 4],
  [2, 3, 4, 5],
  [0, 3, 4, 5],
  [0, 1, 4, 5],
  [0, 1, 2, 5],
  [0, 1, 3, 4],
  [1, 2, 4, 5],
  [0, 2, 3, 5],
  [0, 1, 2, 3, 4, 5],
]

/** One input map read by one filter: a kernel of its own. */
export interface Link {
  filter: number
  map: number
}

/** The links of a table in the order in which a 'table-conv' layer stores their kernels: filter by filter, maps ascending. */
export function tableLinks(table: ConnectionTable): Link[] {
  return table.flatMap((maps, filter) => maps.map((map) => ({ filter, map })))
}

/**
 * Where each value of a 'table-conv' weight [kernel, kernel, links] lies in the filter HWIO [kernel, kernel, channels,
 * filters] of the full convolution that computes the same: all its other values are 0.
 */
export function placesInFullFilter(table: ConnectionTable, kernel: number, channels: number): Int32Array {
  const links = tableLinks(table)
  return Int32Array.from({ length: kernel * kernel * links.length }, (_, index) => {
    const { filter, map } = links[index % links.length]
    const pixel = Math.floor(index / links.length)
    return (pixel * channels + map) * table.length + filter
  })
}

/** What is wrong with a table for `channels` input maps, or null. Takes anything: it may come from a file. */
export function problemOfTable(table: unknown, channels: number): string | null {
  if (!Array.isArray(table) || table.length === 0) return 'has no filters'
  const isMap = (map: unknown) => Number.isInteger(map) && (map as number) >= 0 && (map as number) < channels
  for (const [filter, maps] of (table as unknown[]).entries()) {
    if (!Array.isArray(maps) || maps.length === 0) return `filter ${filter} reads no map`
    if (!maps.every(isMap)) return `filter ${filter} reads a map that is not there`
    if (maps.some((map, i) => i > 0 && map <= maps[i - 1])) return `maps of filter ${filter} do not ascend`
  }
  return null
}
