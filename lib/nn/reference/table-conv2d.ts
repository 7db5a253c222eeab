import { placesInFullFilter, type ConnectionTable } from '../connection-table'
import { conv2d, conv2dFilterGradient, conv2dInputGradient, type ConvGeometry } from './conv2d'

/**
 * Convolution with a connection table: the full convolution whose other weights are 0. `weight` is [kernel, kernel,
 * links] as a 'table-conv' layer stores it; `g.filters` is the number of rows of the table.
 */
function fullFilter(weight: ArrayLike<number>, table: ConnectionTable, g: ConvGeometry): Float64Array {
  const full = new Float64Array(g.kernel * g.kernel * g.channels * g.filters)
  placesInFullFilter(table, g.kernel, g.channels).forEach((place, index) => (full[place] = weight[index]))
  return full
}

/** Input NHWC, bias [filters] or null; returns NHWC with `filters` channels. */
export function tableConv2d(
  input: ArrayLike<number>,
  weight: ArrayLike<number>,
  bias: ArrayLike<number> | null,
  table: ConnectionTable,
  g: ConvGeometry,
): Float64Array {
  return conv2d(input, fullFilter(weight, table, g), bias, g)
}

/** Gradient with respect to the input (NHWC), from that with respect to the output (NHWC). */
export function tableConv2dInputGradient(
  outputGradient: ArrayLike<number>,
  weight: ArrayLike<number>,
  table: ConnectionTable,
  g: ConvGeometry,
): Float64Array {
  return conv2dInputGradient(outputGradient, fullFilter(weight, table, g), g)
}

/** Gradient with respect to the weight [kernel, kernel, links], summed over the batch. */
export function tableConv2dWeightGradient(
  input: ArrayLike<number>,
  outputGradient: ArrayLike<number>,
  table: ConnectionTable,
  g: ConvGeometry,
): Float64Array {
  const full = conv2dFilterGradient(input, outputGradient, g)
  return Float64Array.from(placesInFullFilter(table, g.kernel, g.channels), (place) => full[place])
}
