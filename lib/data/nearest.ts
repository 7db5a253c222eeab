export interface Neighbours {
  /** Numbers of the vectors, nearest first. */
  places: Uint32Array<ArrayBuffer>
  /** Euclidean distances, ascending. */
  distances: Float32Array<ArrayBuffer>
}

/**
 * The nearest of n vectors by Euclidean distance, every one looked at; of equals the earlier.
 * @param vectors [n x length], one after the other
 * @param query [length]
 * @param count how many are wanted; all where there are fewer
 */
export function nearestVectors(vectors: Float32Array, query: ArrayLike<number>, count: number): Neighbours {
  const { length } = query
  const total = vectors.length / length
  const found: { place: number; squared: number }[] = []
  for (let place = 0; place < total; place++) {
    const worst = found.length < count ? Infinity : found[found.length - 1].squared
    let squared = 0
    for (let i = 0, at = place * length; i < length && squared < worst; i++, at++)
      squared += (vectors[at] - query[i]) ** 2
    if (squared >= worst) continue
    let to = found.length
    while (to > 0 && found[to - 1].squared > squared) to--
    found.splice(to, 0, { place, squared })
    if (found.length > count) found.pop()
  }
  return {
    places: Uint32Array.from(found, ({ place }) => place),
    distances: Float32Array.from(found, ({ squared }) => Math.sqrt(squared)),
  }
}
