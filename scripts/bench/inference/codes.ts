import { parameterList, type Parameter } from '@/lib/nn/parameters'
import type { NetworkSpec } from '@/lib/nn/spec'

/** The matrix of a dense layer: these are what is kept in codes. */
export const isMatrix = ({ shape }: Parameter): boolean => shape.length === 2

/**
 * Linear 8-bit codes for a network's dense matrices, a scale for each output: value = code * scale.
 * @param given parameters in the order of `parameterList`
 * @returns `flat`, the parameters with every matrix rounded to what its codes mean; `codes` and `scales`, matrix after
 *   matrix; `floats`, all other parameters, one after the other
 */
export function quantise(spec: NetworkSpec, given: Float32Array) {
  const list = parameterList(spec)
  const count = (wanted: (parameter: Parameter) => number) => list.reduce((sum, p) => sum + wanted(p), 0)
  const flat = new Float32Array(given)
  const codes = new Int8Array(count((p) => (isMatrix(p) ? p.size : 0)))
  const scales = new Float32Array(count((p) => (isMatrix(p) ? p.shape[1] : 0)))
  const floats = new Float32Array(flat.length - codes.length)
  const at = { code: 0, scale: 0, float: 0 }
  for (const parameter of list) {
    const { offset, size, shape } = parameter
    const values = flat.subarray(offset, offset + size)
    if (!isMatrix(parameter)) {
      floats.set(values, at.float)
      at.float += size
      continue
    }
    const outputs = shape[1]
    const scale = scales.subarray(at.scale, at.scale + outputs)
    values.forEach((value, i) => {
      const output = i % outputs
      scale[output] = Math.max(scale[output], Math.abs(value) / 127)
    })
    values.forEach((value, i) => {
      const code = scale[i % outputs] > 0 ? Math.round(value / scale[i % outputs]) : 0
      codes[at.code + i] = code
      values[i] = code * scale[i % outputs]
    })
    at.code += size
    at.scale += outputs
  }
  return { flat, codes, scales, floats }
}
