import { describe, expect, it } from 'vitest'
import measured from '@/components/chapters/train-lenet/measured.json'
import { stepped, valleyAt } from '@/components/chapters/train-lenet/valley'
import {
  c1Weight,
  firstDigits,
  gradientsOfDigits,
  lossWithWeight,
  NOISE,
  shippedParameters,
  VALLEY,
  valleyKnot,
} from './measure-figures'

const { valley, noise } = measured
const between = (count: number) => Array.from({ length: count }, (_, i) => -3 + (6 * (i + 0.37)) / count)

describe('the loss along one weight', () => {
  it('goes through every measured loss, with the measured slope', () => {
    valley.losses.forEach((loss, at) => {
      const made = valleyAt(valley, valleyKnot(at))
      expect(made.loss).toBeCloseTo(loss, 9)
      expect(made.slope).toBeCloseTo(valley.slopes[at], 6)
    })
  })

  it('has the slope that small steps along it have', () => {
    const h = 1e-5
    for (const w of between(97)) {
      const numeric = (valleyAt(valley, w + h).loss - valleyAt(valley, w - h).loss) / (2 * h)
      expect(valleyAt(valley, w).slope).toBeCloseTo(numeric, 5)
    }
  })

  it('stays at the edge beyond what was measured', () => {
    expect(valleyAt(valley, 5)).toEqual(valleyAt(valley, 3))
    expect(valleyAt(valley, -4)).toEqual(valleyAt(valley, -3))
  })

  it('is never left by a step at the greatest rate that the figure offers', () => {
    for (const w of between(600)) {
      const next = stepped(w, 4, valleyAt(valley, w).slope)
      expect(Math.abs(next)).toBeLessThanOrEqual(3)
    }
  })

  it('is that of the shipped LeNet: recomputed at six knots, and between two of them', () => {
    const digits = firstDigits(VALLEY.digits)
    const parameters = shippedParameters()
    const index = c1Weight(VALLEY.kernel, VALLEY.row, VALLEY.column)
    expect(valley.losses).toHaveLength(VALLEY.knots)
    expect(valley.trained).toBeCloseTo(parameters[index], 5)
    for (const at of [0, 5, 12, 34, 49, 60]) {
      const { loss, slope } = lossWithWeight(digits, parameters, index, valleyKnot(at))
      expect(valley.losses[at]).toBeCloseTo(loss, 5)
      expect(valley.slopes[at]).toBeCloseTo(slope, 5)
    }
    const { loss } = lossWithWeight(digits, parameters, index, -2.25)
    expect(Math.abs(valleyAt(valley, -2.25).loss - loss)).toBeLessThan(0.003)
  })
})

describe('one step', () => {
  it('is weight - rate x slope', () => {
    expect(stepped(2, 0.5, 3)).toBe(0.5)
    expect(stepped(-1, 0.1, -4)).toBeCloseTo(-0.6, 12)
  })
})

describe('what each digit says of two weights', () => {
  it('is the gradient of its own loss, recomputed for eight of them', () => {
    const digits = firstDigits(NOISE.digits)
    expect(noise.labels).toEqual([...digits.labels])
    expect(noise.gradients).toHaveLength(NOISE.digits)
    gradientsOfDigits(digits, 8).forEach((pair, i) =>
      pair.forEach((value, axis) => expect(noise.gradients[i][axis]).toBeCloseTo(value, 5)),
    )
  })
})
