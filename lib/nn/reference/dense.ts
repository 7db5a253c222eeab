/** Fully connected layer in plain loops. */

export interface DenseGeometry {
  batch: number
  inputs: number
  units: number
}

/** Input [batch, inputs], weight [inputs, units], bias [units] or null; returns [batch, units]. */
export function dense(
  input: ArrayLike<number>,
  weight: ArrayLike<number>,
  bias: ArrayLike<number> | null,
  g: DenseGeometry,
): Float64Array {
  const result = new Float64Array(g.batch * g.units)
  if (bias) for (let i = 0; i < result.length; i++) result[i] = bias[i % g.units]
  for (let n = 0; n < g.batch; n++)
    for (let i = 0; i < g.inputs; i++) {
      const value = input[n * g.inputs + i]
      for (let u = 0; u < g.units; u++) result[n * g.units + u] += value * weight[i * g.units + u]
    }
  return result
}

/** Gradient with respect to the input [batch, inputs]. */
export function denseInputGradient(
  outputGradient: ArrayLike<number>,
  weight: ArrayLike<number>,
  g: DenseGeometry,
): Float64Array {
  const result = new Float64Array(g.batch * g.inputs)
  for (let n = 0; n < g.batch; n++)
    for (let i = 0; i < g.inputs; i++)
      for (let u = 0; u < g.units; u++)
        result[n * g.inputs + i] += outputGradient[n * g.units + u] * weight[i * g.units + u]
  return result
}

/** Gradient with respect to the weight [inputs, units], summed over the batch. */
export function denseWeightGradient(
  input: ArrayLike<number>,
  outputGradient: ArrayLike<number>,
  g: DenseGeometry,
): Float64Array {
  const result = new Float64Array(g.inputs * g.units)
  for (let n = 0; n < g.batch; n++)
    for (let i = 0; i < g.inputs; i++)
      for (let u = 0; u < g.units; u++)
        result[i * g.units + u] += input[n * g.inputs + i] * outputGradient[n * g.units + u]
  return result
}
