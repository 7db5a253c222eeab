import type { NetworkValues } from '@/lib/formats/tensor-places'
import type { AnyLayer, AnyNetwork } from '@/lib/nn/layers'
import { lenet5Modern } from '@/lib/nn/lenet5'
import {
  activationChoices,
  c3Choices,
  lenet5,
  lenet5CoursePage,
  lenet5Published,
  modernChoices,
  outputChoices,
  publishedChoices,
  subsamplingChoices,
} from '@/lib/nn/lenet5-choices'
import { parameterList } from '@/lib/nn/parameters'
import { referenceOutputs } from '@/lib/nn/reference/network'
import { statisticsList } from '@/lib/nn/statistics'
import { randomValues } from '../nn/finite-differences'

/** Every kind of layer, with sides, maps and filters that all differ; `tail` ends it. */
const everyKind = (id: string, tail: AnyLayer[]): AnyNetwork => ({
  id,
  title: 'Every kind',
  input: { height: 12, width: 11, channels: 2 },
  layers: [
    { kind: 'conv', name: 'a', filters: 3, kernel: 3, stride: 1, pad: 1, activation: 'tanh' }, // 12x11x3
    { kind: 'subsample', name: 'b', size: 3, stride: 2, activation: 'sigmoid' }, // 5x5x3
    {
      kind: 'table-conv',
      name: 'c',
      table: [[0, 2], [1], [0, 1, 2], [1, 2]],
      kernel: 2,
      activation: 'linear',
    }, // 4x4x4
    { kind: 'batch-norm', name: 'c-norm', activation: 'relu', epsilon: 1e-2, keep: 0.75 },
    { kind: 'depthwise-conv', name: 'd', kernel: 3, stride: 1, pad: 1, activation: 'tanh' },
    { kind: 'pool', name: 'for', mode: 'average', size: 2, stride: 1 }, // 3x3x4; a word that Python keeps for itself
    { kind: 'conv', name: 'e', filters: 5, kernel: 2, activation: 'linear' }, // 2x2x5
    { kind: 'flatten', name: 'flatten' },
    { kind: 'dropout', name: 'drop', rate: 0.25 },
    { kind: 'batch-norm', name: 'f.norm', activation: 'tanh' }, // of a flattened picture
    ...tail,
  ],
})

/** A dense layer reads the flattened picture through dropout and normalisation. */
export const everyKindDense = everyKind('every-kind-dense', [
  { kind: 'dense', name: 'g', units: 6, activation: 'linear' },
  { kind: 'batch-norm', name: 'g norm', activation: 'sigmoid' },
  { kind: 'dense', name: 'out', units: 4, activation: 'linear' },
])

/** RBF units read the flattened picture itself. */
export const everyKindRbf = everyKind('every-kind-rbf', [
  {
    kind: 'rbf',
    name: 'out',
    codes: [
      ['#..#.', '#.###', '..#..', '####.'],
      ['#####', '....#', '#.#.#', '..#..'],
    ],
  },
])

/** What tfjs-layers cannot say: groups of filters, and response normalisation, with numbers that all differ. */
const groupsAndLrn: AnyNetwork = {
  id: 'groups-and-lrn',
  title: 'Every kind',
  input: { height: 9, width: 8, channels: 4 },
  layers: [
    { kind: 'conv', name: 'a', filters: 6, kernel: 3, stride: 2, pad: 1, groups: 2, activation: 'relu' }, // 5x4x6
    { kind: 'lrn', name: 'norm', size: 3, k: 1.5, alpha: 0.4, beta: 0.75 },
    { kind: 'conv', name: 'b', filters: 9, kernel: 2, groups: 3, activation: 'linear' }, // 4x3x9
    { kind: 'lrn', name: 'norm2', size: 5, k: 2, alpha: 0.3, beta: 0.6 },
    { kind: 'pool', name: 'p', mode: 'max', size: 2, stride: 1 },
    { kind: 'flatten', name: 'flatten' },
    { kind: 'dense', name: 'out', units: 4, activation: 'linear' },
  ],
}

/** Forms whose numbers are compared with the plain reference. */
export const comparedForms: AnyNetwork[] = [
  lenet5Published,
  lenet5Modern,
  lenet5CoursePage,
  lenet5({ ...modernChoices, subsampling: 'overlapping', dropout: 0.5, batchNorm: true }),
  lenet5({ ...modernChoices, c3: 'table', subsampling: 'trainable', activation: 'tanh' }),
  lenet5({ ...publishedChoices, subsampling: 'max', activation: 'sigmoid', batchNorm: true }),
  everyKindDense,
  everyKindRbf,
  groupsAndLrn,
]

const allChoices = c3Choices.flatMap((c3) =>
  subsamplingChoices.flatMap((subsampling) =>
    activationChoices.flatMap((activation) =>
      outputChoices.flatMap((output) =>
        [0, 0.5].flatMap((dropout) =>
          [false, true].map((batchNorm) => ({ c3, subsampling, activation, output, dropout, batchNorm })),
        ),
      ),
    ),
  ),
)

/** Every combination of the switches of lenet5-choices.ts, dropout off and on. */
export const allForms = allChoices.map((choices) => ({ choices, spec: lenet5(choices) }))

const made = new WeakMap<AnyNetwork, NetworkValues>()

/**
 * Values of a usual size, float32: weights shrink with the inputs that they meet, variances lie between 0.4 and 1.6. The
 * same object for the same network; not to be changed.
 */
export function valuesOf(spec: AnyNetwork): NetworkValues {
  const values = made.get(spec) ?? drawValues(spec, 5)
  made.set(spec, values)
  return values
}

function drawValues(spec: AnyNetwork, seed: number): NetworkValues {
  const parameters = new Float32Array(parameterList(spec).reduce((sum, { size }) => sum + size, 0))
  parameterList(spec).forEach(({ role, offset, size, fanIn }, index) => {
    const scale = role === 'weight' ? 1.6 / Math.sqrt(fanIn) : role === 'bias' ? 0.3 : 0.6
    const middle = role === 'gamma' || role === 'gain' ? 0.7 : 0
    const random = randomValues(size, seed + index)
    for (let i = 0; i < size; i++) parameters[offset + i] = middle + scale * random[i]
  })
  const list = statisticsList(spec)
  const random = randomValues(
    list.reduce((sum, { size }) => sum + size, 0),
    seed + 1000,
  )
  const statistics = new Float32Array(random.length)
  for (const { name, offset, size } of list)
    for (let i = offset; i < offset + size; i++)
      statistics[i] = name.endsWith('.variance') ? 1 + 0.6 * random[i] : 0.5 * random[i]
  return { parameters, statistics }
}

/** `batch` pictures NHWC, and what the plain loops make of them: [batch, classes]. */
export function answersOf(spec: AnyNetwork, { parameters, statistics }: NetworkValues, batch = 3) {
  const { height, width, channels } = spec.input
  const pictures = Float32Array.from(randomValues(batch * height * width * channels, 77))
  const logits = referenceOutputs(spec, parameters, pictures, { statistics }).at(-1) as Float64Array
  return { batch, pictures, logits }
}

/** NHWC to NCHW. */
export function channelsFirst(pictures: Float32Array, { height, width, channels }: AnyNetwork['input']) {
  const out = new Float32Array(pictures.length)
  const area = height * width
  pictures.forEach((value, i) => {
    const [example, rest] = [Math.floor(i / (area * channels)), i % (area * channels)]
    out[example * area * channels + (rest % channels) * area + Math.floor(rest / channels)] = value
  })
  return out
}

/** Greatest difference in units of the standard deviation of `expected`. */
export function deviations(expected: ArrayLike<number>, got: ArrayLike<number>): number {
  const list = Array.from(expected)
  if (list.length !== got.length || list.length === 0) return NaN
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length
  const deviation = Math.sqrt(list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / list.length)
  return list.reduce((worst, value, i) => Math.max(worst, Math.abs(value - got[i])), 0) / deviation
}
