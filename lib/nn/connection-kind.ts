/**
 * How the input maps of one filter lie: all of them; neighbours, where the last map counts as beside the first; or with
 * a gap between (LeCun et al. 1998, section II.B, on table I: contiguous and discontinuous subsets).
 */
export type ConnectionKind = 'all' | 'neighbours' | 'apart'

/** `maps` ascending, of `inputs` maps numbered from 0. */
export function connectionKind(maps: readonly number[], inputs: number): ConnectionKind {
  if (maps.length === inputs) return 'all'
  const isRead = (map: number) => maps.includes((map + inputs) % inputs)
  // Neighbours have one beginning: one map whose predecessor is not read.
  const beginnings = maps.filter((map) => !isRead(map - 1)).length
  return beginnings === 1 ? 'neighbours' : 'apart'
}
