import { describe, expect, it } from 'vitest'
import type { LossSpec } from '@/lib/nn/loss'
import { lossAndGradient, mapPenalty, meanPenalty, penaltyShares } from '@/lib/nn/reference/losses'
import { softmaxCrossEntropy } from '@/lib/nn/reference/softmax-cross-entropy'
import { expectClose, numericGradient, randomValues } from './finite-differences'

describe('equation 8, the mean penalty of the correct class', () => {
  it('looks at no other class', () => {
    const { loss, gradient } = meanPenalty([1, 2, 3, 40, 50, 60], [2, 0])
    expect(loss).toBe((3 + 40) / 2)
    expect([...gradient]).toEqual([0, 0, 0.5, 0.5, 0, 0])
  })
})

describe('equation 9, with the rubbish class', () => {
  it('has the value worked by hand', () => {
    // e^-1 = 0.367879, e^-3 = 0.049787, e^-2 = 0.135335 (rubbish, j = 2): sum 0.553001, ln -0.592395.
    const { loss, gradient } = mapPenalty([1, 3], [0], 2)
    expect(loss).toBeCloseTo(1 - 0.592395, 5)
    // Shares 0.665241 and 0.090031; the rest, 0.244728, is rubbish.
    expectClose(gradient, [1 - 0.665241, -0.090031], 1e-5)
    expectClose(penaltyShares([1, 3], 2), [0.665241, 0.090031, 0.244728], 1e-5)
  })

  it('is ln 2 for a perfect answer when rubbish is as good, and nearly 0 when rubbish is far', () => {
    expect(mapPenalty([0, 400], [0], 1e-12).loss).toBeCloseTo(Math.log(2), 9)
    expect(mapPenalty([0, 400], [0], 300).loss).toBeCloseTo(0, 9)
  })

  it('pushes wrong classes away, but no further once they are far above rubbish', () => {
    const { gradient } = mapPenalty([5, 6, 200], [0], 10)
    expect(gradient[0]).toBeGreaterThan(0)
    expect(gradient[1]).toBeLessThan(-0.1)
    expect(Math.abs(gradient[2])).toBeLessThan(1e-80)
  })

  it('is the penalty less j where all are far above rubbish: then it only pulls', () => {
    const { loss, gradient } = mapPenalty([84, 85], [1], 10)
    expect(loss).toBeCloseTo(75, 9)
    expectClose(gradient, [0, 1], 1e-9)
  })

  it('survives penalties whose powers are all 0', () => {
    const { loss, gradient } = mapPenalty([2000, 1000], [0], 3000)
    expect(loss).toBeCloseTo(1000, 9)
    expectClose(gradient, [1, -1], 1e-12)
  })

  it('is the cross-entropy of the negative penalties when rubbish costs without end', () => {
    const penalties = randomValues(12, 61).map((value) => 5 + 4 * value)
    const other = softmaxCrossEntropy(
      penalties.map((value) => -value),
      [3, 0, 2],
    )
    const { loss, gradient } = mapPenalty(penalties, [3, 0, 2], 700)
    expect(loss).toBeCloseTo(other.loss, 12)
    expectClose(
      gradient,
      other.gradient.map((value) => -value),
      1e-12,
    )
  })
})

const losses: LossSpec[] = [{ kind: 'cross-entropy' }, { kind: 'mle' }, { kind: 'map', rubbish: 1.5 }]

describe.each(losses)('$kind', (loss) => {
  it('has the gradient of finite differences', () => {
    const outputs = randomValues(15, 62).map((value) => 2 + 2 * value)
    const numeric = numericGradient((x) => lossAndGradient(loss, x, [4, 0, 2]).loss, outputs)
    expectClose(lossAndGradient(loss, outputs, [4, 0, 2]).gradient, numeric)
  })

  it.each([[[3]], [[-1]], [[0.5]], [[Number.NaN]], [[0, 1]], [[]]])(
    'refuses labels %j for three outputs',
    (labels) => {
      expect(() => lossAndGradient(loss, [1, 2, 3], labels)).toThrow(
        expect.objectContaining({ code: 'settings-invalid' }),
      )
    },
  )
})
