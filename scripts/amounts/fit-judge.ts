import type { JudgeWeights } from '@/lib/data/amount/whole-digit'
import { createRandom, randomNormal, shuffleInPlace } from '@/lib/data/random'
import type { Example } from './fit-examples'

const HIDDEN = 12
const BATCH = 256
const STEP = 0.01
const DECAY = 1e-4

/** Mean and standard deviation of each feature. */
function scaleOf(examples: readonly Example[]) {
  const size = examples[0].features.length
  const mean = Array.from({ length: size }, (_, i) => average(examples.map(({ features }) => features[i])))
  const deviation = mean.map(
    (middle, i) => Math.sqrt(average(examples.map(({ features }) => (features[i] - middle) ** 2))) + 1e-6,
  )
  return { mean, deviation }
}

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/**
 * Fits the judge of whole digits: one hidden layer of tanh units, cross-entropy, Adam with steps that shrink along a
 * cosine, a faint pull of all weights to 0.
 */
export function fitJudge(examples: readonly Example[], seed: number, epochs: number): JudgeWeights {
  const random = createRandom(seed)
  const { mean, deviation } = scaleOf(examples)
  const size = mean.length
  const inputs = examples.map(({ features }) => features.map((value, i) => (value - mean[i]) / deviation[i]))
  // hidden weights (unit by unit, each with its bias last), then output weights and their bias
  const row = size + 1
  const count = HIDDEN * row + HIDDEN + 1
  const weights = Float64Array.from({ length: count }, (_, i) => {
    if (i >= HIDDEN * row) return i === count - 1 ? 0 : 0.3 * randomNormal(random)
    return i % row === size ? 0 : randomNormal(random) / Math.sqrt(size)
  })
  const [first, second] = [new Float64Array(count), new Float64Array(count)]
  const gradient = new Float64Array(count)
  const active = new Float64Array(HIDDEN)
  const order = Uint32Array.from(examples, (_, i) => i)
  let step = 0
  for (let epoch = 0; epoch < epochs; epoch++) {
    const rate = (STEP * (1 + Math.cos((Math.PI * epoch) / epochs))) / 2
    shuffleInPlace(order, random)
    for (let from = 0; from < order.length; from += BATCH) {
      const batch = order.subarray(from, from + BATCH)
      gradient.fill(0)
      for (const index of batch) {
        const input = inputs[index]
        let sum = weights[count - 1]
        for (let unit = 0; unit < HIDDEN; unit++) {
          let inner = weights[unit * row + size]
          for (let i = 0; i < size; i++) inner += weights[unit * row + i] * input[i]
          active[unit] = Math.tanh(inner)
          sum += active[unit] * weights[HIDDEN * row + unit]
        }
        const slope = (1 / (1 + Math.exp(-sum)) - examples[index].whole) / batch.length
        gradient[count - 1] += slope
        for (let unit = 0; unit < HIDDEN; unit++) {
          gradient[HIDDEN * row + unit] += slope * active[unit]
          const back = slope * weights[HIDDEN * row + unit] * (1 - active[unit] ** 2)
          for (let i = 0; i < size; i++) gradient[unit * row + i] += back * input[i]
          gradient[unit * row + size] += back
        }
      }
      step++
      for (let i = 0; i < count; i++) {
        const slope = gradient[i] + DECAY * weights[i]
        first[i] = 0.9 * first[i] + 0.1 * slope
        second[i] = 0.999 * second[i] + 0.001 * slope * slope
        weights[i] -=
          (rate * (first[i] / (1 - 0.9 ** step))) / (Math.sqrt(second[i] / (1 - 0.999 ** step)) + 1e-8)
      }
    }
  }
  const short = (value: number) => Number(value.toFixed(4))
  return {
    mean: mean.map(short),
    deviation: deviation.map(short),
    hidden: Array.from({ length: HIDDEN }, (_, unit) =>
      Array.from(weights.subarray(unit * row, (unit + 1) * row), short),
    ),
    output: Array.from(weights.subarray(HIDDEN * row), short),
  }
}
