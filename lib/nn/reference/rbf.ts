/** Euclidean radial basis functions in plain loops (LeCun et al. 1998, equation 7). */

export interface RbfGeometry {
  batch: number
  units: number
  classes: number
}

/** Squared distances from the centres: input [batch, units], centres [classes, units]; returns [batch, classes]. */
export function rbf(input: ArrayLike<number>, centres: ArrayLike<number>, g: RbfGeometry): Float64Array {
  const result = new Float64Array(g.batch * g.classes)
  for (let n = 0; n < g.batch; n++)
    for (let i = 0; i < g.classes; i++)
      for (let j = 0; j < g.units; j++)
        result[n * g.classes + i] += (input[n * g.units + j] - centres[i * g.units + j]) ** 2
  return result
}

/** Gradient with respect to the input [batch, units], from that with respect to the distances. */
export function rbfInputGradient(
  input: ArrayLike<number>,
  outputGradient: ArrayLike<number>,
  centres: ArrayLike<number>,
  g: RbfGeometry,
): Float64Array {
  const result = new Float64Array(g.batch * g.units)
  for (let n = 0; n < g.batch; n++)
    for (let i = 0; i < g.classes; i++)
      for (let j = 0; j < g.units; j++) {
        const away = input[n * g.units + j] - centres[i * g.units + j]
        result[n * g.units + j] += outputGradient[n * g.classes + i] * 2 * away
      }
  return result
}
