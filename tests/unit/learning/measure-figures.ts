/**
 * What the figures of `train-lenet` show of the real network, measured in plain loops. Run with
 * `npx tsx tests/unit/learning/measure-figures.ts`, it writes components/chapters/train-lenet/measured.json anew.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { initialParametersOf } from '@/lib/data/initial-parameters'
import { writeDigitInput, INPUT_SIDE } from '@/lib/data/digit-input'
import { DIGIT_PIXELS } from '@/lib/data/mnist'
import { decodeWeights, parseWeightManifest } from '@/lib/formats/weight-manifest'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { referenceLossAndGradients } from '@/lib/nn/reference/network'
import { readMnist } from '../data/mnist-files'

const INPUT = INPUT_SIDE * INPUT_SIDE
const shipped = 'public/weights/lenet5'

/** The first `count` digits of MNIST's training part, as LeNet sees them, with their labels. */
export function firstDigits(count: number) {
  const { data: pixels } = readMnist('train-images-idx3-ubyte')
  const { data: labels } = readMnist('train-labels-idx1-ubyte')
  const input = new Float32Array(count * INPUT)
  for (let i = 0; i < count; i++) writeDigitInput(pixels, i * DIGIT_PIXELS, input, i * INPUT)
  return { input, labels: labels.slice(0, count) }
}

/** Every parameter of the shipped LeNet, flat, in the order of `parameterList`. */
export function shippedParameters(): Float32Array {
  const url = join(shipped, 'manifest.json')
  const manifest = parseWeightManifest(JSON.parse(readFileSync(url, 'utf8')), lenet5Modern, url)
  const shards = manifest.shards.map(({ file }) => readFileSync(join(shipped, file)))
  return decodeWeights(manifest, lenet5Modern, shards)
}

/** Flat index of a weight of C1 (HWIO, six kernels of 5 x 5). */
export const c1Weight = (kernel: number, row: number, column: number) => (row * 5 + column) * 6 + kernel

/** Mean loss of the shipped LeNet on those digits, with one weight of C1 replaced; and the slope along that weight. */
export function lossWithWeight(
  digits: ReturnType<typeof firstDigits>,
  parameters: Float32Array,
  index: number,
  value: number,
) {
  const changed = Float64Array.from(parameters)
  changed[index] = value
  const { loss, gradients } = referenceLossAndGradients(lenet5Modern, changed, digits.input, digits.labels)
  return { loss, slope: gradients[index] }
}

/** The weight that figure 4.4 moves: the middle of the fourth kernel of C1. */
export const VALLEY = { kernel: 3, row: 2, column: 2, digits: 100, from: -3, to: 3, knots: 61 }

/** The two weights of C1 that the batches of figure 4.7 are asked about, in a LeNet that has not been trained. */
export const NOISE = { weights: [c1Weight(0, 2, 2), c1Weight(2, 2, 2)], digits: 64, seed: 1 }

export const valleyKnot = (at: number) => VALLEY.from + ((VALLEY.to - VALLEY.from) * at) / (VALLEY.knots - 1)

/** What each digit alone says about the two weights: the gradient of its own loss. */
export function gradientsOfDigits(digits: ReturnType<typeof firstDigits>, count: number): number[][] {
  const parameters = initialParametersOf(lenet5Modern, 'he', NOISE.seed)
  return Array.from({ length: count }, (_, i) => {
    const input = digits.input.subarray(i * INPUT, (i + 1) * INPUT)
    const { gradients } = referenceLossAndGradients(lenet5Modern, parameters, input, [digits.labels[i]])
    return NOISE.weights.map((index) => gradients[index])
  })
}

const round = (value: number) => Number(value.toPrecision(6))

function measure() {
  const digits = firstDigits(VALLEY.digits)
  const parameters = shippedParameters()
  const index = c1Weight(VALLEY.kernel, VALLEY.row, VALLEY.column)
  const knots = Array.from({ length: VALLEY.knots }, (_, at) =>
    lossWithWeight(digits, parameters, index, valleyKnot(at)),
  )
  const valley = {
    from: VALLEY.from,
    to: VALLEY.to,
    trained: round(parameters[index]),
    losses: knots.map(({ loss }) => round(loss)),
    slopes: knots.map(({ slope }) => round(slope)),
  }
  const labels = [...digits.labels.subarray(0, NOISE.digits)]
  const gradients = gradientsOfDigits(digits, NOISE.digits).map((pair) => pair.map(round))
  return { valley, noise: { labels, gradients } }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync('components/chapters/train-lenet/measured.json', `${JSON.stringify(measure())}\n`)
