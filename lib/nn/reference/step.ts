import { CodedError } from '../../errors'
import { codeCentres } from '../digit-codes'
import { BATCH_NORM_EPSILON, type AnyLayer, type AnyNetwork } from '../layers'
import { parameterList } from '../parameters'
import { layerInputs, layerShapes, shapeSize, type Shape } from '../shapes'
import { statisticsList } from '../statistics'
import { channelStatistics, type ChannelStatistics } from './batch-norm'
import type { ConvGeometry } from './conv2d'
import type { PoolGeometry } from './pool2d'
import type { RbfGeometry } from './rbf'

/** What a run of the reference needs beside parameters and input. */
export interface RunOptions {
  /**
   * For dropout layers, by name: 1 for a value that is kept, 0 for one that is dropped, [n, ...output shape]. Without a
   * mask the layer does nothing.
   */
  masks?: Readonly<Record<string, ArrayLike<number>>>
  /**
   * Running statistics, flat, in the order of `statisticsList`: batch normalisation then uses them, as after training.
   * Without them it uses the statistics of the batch, as in training.
   */
  statistics?: ArrayLike<number>
}

/** A layer with what it needs to run: its shapes and its tensors, as views of one flat copy. */
export interface Step<Layer extends AnyLayer = AnyLayer> {
  layer: Layer
  batch: number
  input: Shape
  output: Shape
  /** What multiplies and what is added; both empty where nothing is trained. */
  weight: Float64Array
  bias: Float64Array
  weightOffset: number
  biasOffset: number
  /** Dropout: what each output is multiplied with, or null without a mask. */
  factors: Float64Array | null
  /** Batch normalisation: running statistics, or null where those of the batch count. */
  running: ChannelStatistics | null
}

export function requireLength(name: string, actual: number, expected: number): void {
  if (actual === expected) return
  throw new CodedError('settings-invalid', { name, value: `${actual} values instead of ${expected}` })
}

/** Number of examples in `input`, which must be whole examples, one or more. */
export function batchOf(spec: AnyNetwork, input: ArrayLike<number>): number {
  const { height, width, channels } = spec.input
  const size = shapeSize([height, width, channels])
  const batch = Math.max(1, Math.round(input.length / size))
  requireLength('input', input.length, batch * size)
  return batch
}

function dropoutFactors(layer: AnyLayer, size: number, { masks }: RunOptions): Float64Array | null {
  const mask = layer.kind === 'dropout' ? masks?.[layer.name] : undefined
  if (layer.kind !== 'dropout' || !mask) return null
  requireLength(`masks.${layer.name}`, mask.length, size)
  return Float64Array.from(mask, (kept) => kept / (1 - layer.rate))
}

/** A named tensor's part of a flat vector; nothing where there is no such tensor. */
function partOf(list: readonly { name: string; offset: number; size: number }[], flat: Float64Array) {
  return (name: string) => {
    const { offset, size } = list.find((entry) => entry.name === name) ?? { offset: 0, size: 0 }
    return { offset, view: flat.subarray(offset, offset + size) }
  }
}

/**
 * The layers of a network, ready to run on `batch` examples.
 * Throws CodedError('settings-invalid') for an impossible spec or a wrong length.
 */
export function stepsOf(
  spec: AnyNetwork,
  flatParameters: ArrayLike<number>,
  batch: number,
  options: RunOptions,
): Step[] {
  const flat = Float64Array.from(flatParameters)
  const list = parameterList(spec)
  requireLength(
    'parameters',
    flat.length,
    list.reduce((sum, { size }) => sum + size, 0),
  )
  const statistics = statisticsList(spec)
  const running = options.statistics && Float64Array.from(options.statistics)
  if (running)
    requireLength(
      'statistics',
      running.length,
      statistics.reduce((sum, { size }) => sum + size, 0),
    )
  const parameter = partOf(list, flat)
  const statistic = running && partOf(statistics, running)
  const inputs = layerInputs(spec)
  return layerShapes(spec).map((output, index) => {
    const layer = spec.layers[index]
    const [first, second] = list.filter(({ name, role }) => name === `${layer.name}.${role}`)
    const weight = parameter(first?.name ?? '')
    const bias = parameter(second?.name ?? '')
    return {
      layer,
      batch,
      input: inputs[index],
      output,
      weight: weight.view,
      bias: bias.view,
      weightOffset: weight.offset,
      biasOffset: bias.offset,
      factors: dropoutFactors(layer, batch * shapeSize(output), options),
      running:
        layer.kind === 'batch-norm' && statistic
          ? { mean: statistic(`${layer.name}.mean`).view, variance: statistic(`${layer.name}.variance`).view }
          : null,
    }
  })
}

type Of<Kind extends AnyLayer['kind']> = Step<Extract<AnyLayer, { kind: Kind }>>

export function isStep<Kind extends AnyLayer['kind']>(step: Step, ...kinds: Kind[]): step is Of<Kind> {
  return (kinds as string[]).includes(step.layer.kind)
}

export function convGeometry({
  layer,
  batch,
  input,
  output,
}: Of<'conv' | 'table-conv' | 'depthwise-conv'>): ConvGeometry {
  const [height, width, channels] = input as readonly [number, number, number]
  const { kernel, stride = 1, pad = 0 } = layer
  const groups = layer.kind === 'conv' ? layer.groups : 1
  return { batch, height, width, channels, filters: output.at(-1) as number, kernel, stride, pad, groups }
}

/** Of a sub-sampling it is that of the mean of its window. */
export function poolGeometry({ layer, batch, input }: Of<'pool' | 'subsample'>): PoolGeometry {
  const [height, width, channels] = input as readonly [number, number, number]
  const mode = layer.kind === 'pool' ? layer.mode : 'average'
  return { batch, height, width, channels, mode, size: layer.size, stride: layer.stride }
}

export function rbfGeometry({ layer, batch, input }: Of<'rbf'>): RbfGeometry {
  return { batch, units: input[0], classes: layer.codes.length }
}

export function centresOf({ layer }: Of<'rbf'>): Float32Array {
  return codeCentres(layer.codes)
}

/** Statistics and epsilon with which a batch normalisation of `x` runs, and whether the statistics are of `x` itself. */
export function normalisationOf(step: Of<'batch-norm'>, x: ArrayLike<number>) {
  return {
    statistics: step.running ?? channelStatistics(x, step.weight.length),
    epsilon: step.layer.epsilon ?? BATCH_NORM_EPSILON,
    ofBatch: step.running === null,
  }
}
