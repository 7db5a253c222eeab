import { parameterCount } from '@/lib/nn/parameters'
import type { AnyNetwork } from '@/lib/nn/layers'
import { initialStatistics } from '@/lib/nn/statistics'
import { refuseWeights, requireFinite } from './invalid'
import type { NamedTensor } from './safetensors'

/** What a network has learnt: parameters in the order of `parameterList`, running statistics in that of `statisticsList`. */
export interface NetworkValues {
  parameters: Float32Array<ArrayBuffer>
  statistics: Float32Array<ArrayBuffer>
}

/** The same to be written: any numbers. */
export interface ValuesToWrite {
  readonly parameters: ArrayLike<number>
  readonly statistics: ArrayLike<number>
}

/** One tensor of a file, and where each of our values lies in it. */
export interface TensorPlace {
  /** As the file calls it. */
  name: string
  /** As the file lays it out; it may hold more values than ours, which are then 0 (a connection table's missing links). */
  shape: readonly number[]
  source: keyof NetworkValues
  /** First index in the flat vector, and number of values there. */
  offset: number
  count: number
  /** Index in the file's tensor of our value `index`, counted from `offset`. */
  at: (index: number) => number
  /** What our values are multiplied with in the file, 1 when absent. */
  factor?: number
  /** Nothing below 0: a variance. */
  notNegative?: boolean
}

const sizeOf = (shape: readonly number[]) => shape.reduce((product, dimension) => product * dimension, 1)

/** The network's values as a file's tensors. Throws CodedError('weights-invalid') for a wrong number of values. */
export function toTensors(
  spec: AnyNetwork,
  places: readonly TensorPlace[],
  { parameters, statistics }: ValuesToWrite,
): Map<string, NamedTensor> {
  const count = parameterCount(spec)
  if (parameters.length !== count) refuseWeights(`${parameters.length} parameters instead of ${count}`)
  const kept = initialStatistics(spec).length
  if (statistics.length !== kept) refuseWeights(`${statistics.length} statistics instead of ${kept}`)
  return new Map(
    places.map(({ name, shape, source, offset, count, at, factor = 1 }) => {
      const values = source === 'parameters' ? parameters : statistics
      const data = new Float32Array(sizeOf(shape))
      for (let i = 0; i < count; i++) data[at(i)] = values[offset + i] * factor
      return [name, { shape: [...shape], data }]
    }),
  )
}

function requireTensor({ name, shape, notNegative }: TensorPlace, tensor: NamedTensor | undefined): void {
  if (!tensor) refuseWeights(`${name}: missing`)
  if (tensor.shape.length !== shape.length || tensor.shape.some((dimension, i) => dimension !== shape[i]))
    refuseWeights(`${name}: shape [${tensor.shape.join(', ')}] instead of [${shape.join(', ')}]`)
  const size = sizeOf(shape)
  if (tensor.data.length !== size) refuseWeights(`${name}: ${tensor.data.length} values instead of ${size}`)
  requireFinite(name, tensor.data)
  const negative = notNegative ? tensor.data.findIndex((value) => value < 0) : -1
  if (negative >= 0) refuseWeights(`${name}: value ${negative} is ${tensor.data[negative]}, below 0`)
}

/** The values of a tensor that are none of ours. */
function requireZeros({ name, count, at }: TensorPlace, { data }: NamedTensor): void {
  if (count === data.length) return
  const ours = new Uint8Array(data.length)
  for (let i = 0; i < count; i++) ours[at(i)] = 1
  const other = data.findIndex((value, i) => ours[i] === 0 && value !== 0)
  if (other >= 0)
    refuseWeights(`${name}: value ${other} is ${data[other]} instead of 0, where the table has no link`)
}

/**
 * The way back. All tensors must be there, of their shapes and finite, and no others.
 * Throws CodedError('weights-invalid') naming the first difference.
 */
export function fromTensors(
  spec: AnyNetwork,
  places: readonly TensorPlace[],
  tensors: ReadonlyMap<string, NamedTensor>,
): NetworkValues {
  for (const place of places) requireTensor(place, tensors.get(place.name))
  const known = new Set(places.map(({ name }) => name))
  for (const name of tensors.keys()) if (!known.has(name)) refuseWeights(`${name}: unexpected`)
  const values: NetworkValues = {
    parameters: new Float32Array(parameterCount(spec)),
    statistics: initialStatistics(spec),
  }
  for (const place of places) {
    const tensor = tensors.get(place.name) as NamedTensor
    requireZeros(place, tensor)
    const { source, offset, count, at, factor = 1 } = place
    for (let i = 0; i < count; i++) values[source][offset + i] = tensor.data[at(i)] / factor
  }
  return values
}
