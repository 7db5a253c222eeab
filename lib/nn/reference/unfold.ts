import { BATCH_NORM_EPSILON, type AnyNetwork } from '../layers'
import { windowOf } from '../receptive-field'
import type { Shape } from '../shapes'
import { activate } from './activations'
import { centresOf, isStep, stepsOf, type Step } from './step'

/** How a term is made of an input and its factor. */
export type TermRule = 'product' | 'squared-difference' | 'greatest'

/** The part of a window that lies in one input map, or a vector laid out in rows. */
export interface TermGroup {
  /** The input map, or null where the layer reads a vector that was no picture. */
  map: number | null
  rows: number
  columns: number
  /** Row and column of the first input within its map. */
  top: number
  left: number
  /** Row by row. Padding is 0. */
  inputs: Float64Array
  /** What each input meets: a weight, 1 (of a sum), 1 / window (of a mean) or a place of a code. */
  factors: Float64Array
  /** `inputs` times `factors`, or the square of their difference. */
  terms: Float64Array
}

/** Batch normalisation of one value: gamma (x - mean) / deviation + beta. */
export interface Normalised {
  mean: number
  /** sqrt(variance + epsilon) */
  deviation: number
  gamma: number
  beta: number
  value: number
}

/** One output taken apart: terms, their sum, what is done to it. */
export interface Unfolded {
  rule: TermRule
  groups: TermGroup[]
  /** Of all terms; of 'greatest', the greatest of them. */
  sum: number
  /** What the sum is multiplied with, null where with nothing. */
  gain: number | null
  /** What is added, null where nothing is. */
  bias: number | null
  /** `sum` times `gain` plus `bias`. */
  biased: number
  /** What batch normalisation makes of that, null where there is none. */
  norm: Normalised | null
  /** Before the activation. */
  before: number
  output: number
}

/** A place in a layer's output: of a vector, `row` and `column` are 0 and `channel` is the unit. */
export interface Place {
  row: number
  column: number
  channel: number
}

const pixel = (values: ArrayLike<number>, shape: Shape, row: number, column: number, channel: number) => {
  const [height, width, channels] = shape as readonly [number, number, number]
  if (row < 0 || column < 0 || row >= height || column >= width) return 0
  return values[(row * width + column) * channels + channel]
}

/** Weight of one link of a convolution at [ky, kx]; in the layouts of `parameterList`. */
function convWeight(step: Step, map: number, channel: number, at: number): number {
  const inputs = step.input[2] as number
  const outputs = step.output[2] as number
  if (isStep(step, 'conv')) {
    const maps = inputs / (step.layer.groups ?? 1)
    return step.weight[(at * maps + (map % maps)) * outputs + channel]
  }
  if (isStep(step, 'depthwise-conv')) return step.weight[at * inputs + map]
  if (isStep(step, 'table-conv')) {
    const { table } = step.layer
    const links = table.reduce((sum, maps) => sum + maps.length, 0)
    const first = table.slice(0, channel).reduce((sum, maps) => sum + maps.length, 0)
    return step.weight[at * links + first + table[channel].indexOf(map)]
  }
  throw new Error(`${step.layer.kind} is no convolution`)
}

function mapsOf(step: Step, channel: number): readonly number[] {
  if (isStep(step, 'conv')) {
    const { filters, groups = 1 } = step.layer
    const maps = (step.input[2] as number) / groups
    const first = Math.floor((channel * groups) / filters) * maps
    return Array.from({ length: maps }, (_, map) => first + map)
  }
  if (isStep(step, 'table-conv')) return step.layer.table[channel]
  return [channel]
}

function windowGroups(step: Step, x: ArrayLike<number>, { row, column, channel }: Place): TermGroup[] {
  const { size, stride, pad } = windowOf(step.layer) as { size: number; stride: number; pad: number }
  const [top, left] = [row * stride - pad, column * stride - pad]
  const convolution = isStep(step, 'conv', 'table-conv', 'depthwise-conv')
  const mean = isStep(step, 'pool') && step.layer.mode === 'average'
  return mapsOf(step, channel).map((map) => {
    const indices = Array.from({ length: size * size }, (_, at) => at)
    const inputs = indices.map((at) =>
      pixel(x, step.input, top + Math.floor(at / size), left + (at % size), map),
    )
    const factors = indices.map((at) =>
      convolution ? convWeight(step, map, channel, at) : mean ? 1 / (size * size) : 1,
    )
    return groupOf({ map, rows: size, columns: size, top, left }, inputs, factors, 'product')
  })
}

type Frame = Pick<TermGroup, 'map' | 'rows' | 'columns' | 'top' | 'left'>

function groupOf(frame: Frame, inputs: number[], factors: number[], rule: TermRule): TermGroup {
  const terms = inputs.map((input, at) =>
    rule === 'product' ? input * factors[at] : (input - factors[at]) ** 2,
  )
  return {
    ...frame,
    inputs: Float64Array.from(inputs),
    factors: Float64Array.from(factors),
    terms: Float64Array.from(terms),
  }
}

/** A vector as rows: ten or fewer in one row, more in the most even upright rectangle (84 as 12 rows of 7). */
export function rowsOf(units: number): { rows: number; columns: number } {
  if (units <= 10) return { rows: 1, columns: units }
  let columns = Math.floor(Math.sqrt(units))
  while (units % columns !== 0) columns--
  return { rows: units / columns, columns }
}

/**
 * Groups of a layer that reads a vector: one group, or one for each map where the vector was a picture (`flattened`).
 * `factorOf(i)` is what input i meets.
 */
function vectorGroups(
  x: ArrayLike<number>,
  flattened: Shape | null,
  layout: { rows: number; columns: number },
  factorOf: (input: number) => number,
  rule: TermRule,
): TermGroup[] {
  if (flattened?.length !== 3) {
    const indices = Array.from({ length: layout.rows * layout.columns }, (_, i) => i)
    const frame = { map: null, ...layout, top: 0, left: 0 }
    return [
      groupOf(
        frame,
        indices.map((i) => x[i]),
        indices.map(factorOf),
        rule,
      ),
    ]
  }
  const [rows, columns, channels] = flattened
  return Array.from({ length: channels }, (_, map) => {
    const indices = Array.from({ length: rows * columns }, (_, at) => at * channels + map)
    const frame = { map, rows, columns, top: 0, left: 0 }
    return groupOf(
      frame,
      indices.map((i) => x[i]),
      indices.map(factorOf),
      rule,
    )
  })
}

function groupsOf(step: Step, x: ArrayLike<number>, place: Place, flattened: Shape | null): TermGroup[] {
  if (windowOf(step.layer)) return windowGroups(step, x, place)
  if (isStep(step, 'dense')) {
    const { units } = step.layer
    const factorOf = (i: number) => step.weight[i * units + place.channel]
    return vectorGroups(x, flattened, rowsOf(step.input[0]), factorOf, 'product')
  }
  if (isStep(step, 'rbf')) {
    const [rows, columns] = [step.layer.codes[0].length, step.layer.codes[0][0].length]
    const centres = centresOf(step)
    const factorOf = (i: number) => centres[place.channel * step.input[0] + i]
    return vectorGroups(x, null, { rows, columns }, factorOf, 'squared-difference')
  }
  throw new Error(`${step.layer.kind} is not unfolded`)
}

/**
 * One output of the layer at `index` taken apart into the numbers that make it, for one example. `x` is what that layer
 * reads: the network's input, or the outputs of the layer before (`referenceOutputs`). Layers: convolutions, pooling,
 * sub-sampling, dense and RBF. With `statistics` (in the order of `statisticsList`), a batch normalisation right behind
 * the layer belongs to it, and the output is what that puts out.
 * Throws CodedError('settings-invalid') for an impossible spec or a wrong length, Error for another kind of layer.
 */
export function unfoldOutput(
  spec: AnyNetwork,
  flatParameters: ArrayLike<number>,
  x: ArrayLike<number>,
  index: number,
  place: Place,
  statistics: ArrayLike<number> | null = null,
): Unfolded {
  const steps = stepsOf(spec, flatParameters, 1, statistics ? { statistics } : {})
  const step = steps[index]
  const flattened = steps[index - 1]?.layer.kind === 'flatten' ? steps[index - 1].input : null
  const groups = groupsOf(step, x, place, flattened)
  const all = groups.flatMap(({ terms }) => [...terms])
  const rule: TermRule =
    step.layer.kind === 'rbf'
      ? 'squared-difference'
      : step.layer.kind === 'pool' && step.layer.mode === 'max'
        ? 'greatest'
        : 'product'
  const sum = rule === 'greatest' ? Math.max(...all) : all.reduce((total, term) => total + term, 0)
  const gain = isStep(step, 'subsample') ? step.weight[place.channel] : null
  const bias = step.bias.length > 0 ? step.bias[place.channel] : null
  const biased = sum * (gain ?? 1) + (bias ?? 0)
  const norm = normalised(steps[index + 1], biased, place.channel)
  const before = norm ? norm.value : biased
  const { layer } = norm ? steps[index + 1] : step
  const activation = 'activation' in layer ? layer.activation : 'linear'
  return { rule, groups, sum, gain, bias, biased, norm, before, output: activate([before], activation)[0] }
}

function normalised(step: Step | undefined, x: number, channel: number): Normalised | null {
  if (!step?.running || !isStep(step, 'batch-norm')) return null
  const mean = step.running.mean[channel]
  const deviation = Math.sqrt(step.running.variance[channel] + (step.layer.epsilon ?? BATCH_NORM_EPSILON))
  const [gamma, beta] = [step.weight[channel], step.bias[channel]]
  return { mean, deviation, gamma, beta, value: (gamma * (x - mean)) / deviation + beta }
}
