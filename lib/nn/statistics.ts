import { CodedError } from '../errors'
import { BATCH_NORM_KEEP, type AnyNetwork, type BatchNormLayer } from './layers'
import { layerShapes } from './shapes'

/**
 * Running statistics of batch normalisation: what a network keeps and does not train. They have a flat vector of their
 * own, beside that of the parameters, so that parameters, gradients and optimiser state stay of one length.
 */
export interface Statistic {
  /** Layer and role: 'c1-norm.mean', 'c1-norm.variance'. */
  name: string
  /** [channels] */
  shape: readonly number[]
  /** First index in the flat vector of statistics, in values. */
  offset: number
  size: number
}

const normLayers = (spec: AnyNetwork) =>
  spec.layers
    .map((layer, index) => ({ layer, index }))
    .filter((entry): entry is { layer: BatchNormLayer; index: number } => entry.layer.kind === 'batch-norm')

/**
 * The running statistics of a network, layer by layer, mean then variance; empty without batch normalisation.
 * Throws CodedError('settings-invalid') where the spec is impossible.
 */
export function statisticsList(spec: AnyNetwork): Statistic[] {
  const shapes = layerShapes(spec)
  let offset = 0
  return normLayers(spec).flatMap(({ layer, index }) =>
    ['mean', 'variance'].map((role) => {
      const size = shapes[index].at(-1) as number
      offset += size
      return { name: `${layer.name}.${role}`, shape: [size], offset: offset - size, size }
    }),
  )
}

/** Statistics before any training: mean 0, variance 1. */
export function initialStatistics(spec: AnyNetwork): Float32Array<ArrayBuffer> {
  const list = statisticsList(spec)
  const flat = new Float32Array(list.reduce((sum, { size }) => sum + size, 0))
  for (const { name, offset, size } of list)
    if (name.endsWith('.variance')) flat.fill(1, offset, offset + size)
  return flat
}

/**
 * Running statistics after one more batch: keep x running + (1 - keep) x batch, with each layer's own `keep`. `batch`
 * holds the batch's means and its unbiased variances (divided by count - 1, as Ioffe and Szegedy 2015, algorithm 2, take
 * for inference; where there is one value alone, 0).
 * Throws CodedError('settings-invalid') for a wrong length.
 */
export function updatedStatistics(
  spec: AnyNetwork,
  running: ArrayLike<number>,
  batch: ArrayLike<number>,
): Float32Array<ArrayBuffer> {
  const keeps = normLayers(spec).map(({ layer }) => layer.keep ?? BATCH_NORM_KEEP)
  const list = statisticsList(spec)
  const length = list.reduce((sum, { size }) => sum + size, 0)
  for (const { length: actual } of [running, batch])
    if (actual !== length)
      throw new CodedError('settings-invalid', {
        name: 'statistics',
        value: `${actual} values instead of ${length}`,
      })
  const updated = new Float32Array(length)
  list.forEach(({ offset, size }, index) => {
    const keep = keeps[index >> 1] // mean and variance of one layer follow each other
    for (let i = offset; i < offset + size; i++) updated[i] = keep * running[i] + (1 - keep) * batch[i]
  })
  return updated
}
