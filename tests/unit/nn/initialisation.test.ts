import { describe, expect, it } from 'vitest'
import { initialParametersOf } from '@/lib/data/initial-parameters'
import { table1998 } from '@/lib/nn/connection-table'
import { initialisations, type Initialisation } from '@/lib/nn/initialisation'
import type { AnyNetwork } from '@/lib/nn/layers'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { lenet5, lenet5CoursePage, lenet5Published, modernChoices } from '@/lib/nn/lenet5-choices'
import { parameterCount, parameterList } from '@/lib/nn/parameters'

function tensorOf(spec: AnyNetwork, scheme: Initialisation, name: string): Float32Array {
  const { offset, size } = parameterList(spec).find((parameter) => parameter.name === name)!
  return initialParametersOf(spec, scheme, 5).subarray(offset, offset + size)
}

/** Values within the limit, near to it, on both sides, and spread: a uniform draw of many values. */
function expectUniform(values: Float32Array, limit: number): void {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  expect(most).toBeLessThanOrEqual(limit * 1.000001)
  expect(least).toBeGreaterThanOrEqual(-limit * 1.000001)
  expect(most).toBeGreaterThan(limit * 0.9)
  expect(least).toBeLessThan(-limit * 0.9)
  const variance = values.reduce((sum, value) => sum + value * value, 0) / values.length
  expect(variance / (limit ** 2 / 3)).toBeGreaterThan(0.8)
  expect(variance / (limit ** 2 / 3)).toBeLessThan(1.2)
}

describe('1998', () => {
  it('draws weights within 2.4 / fan-in', () => {
    expectUniform(tensorOf(lenet5Published, '1998', 'c1.weight'), 2.4 / 25)
    expectUniform(tensorOf(lenet5Published, '1998', 'c5.weight'), 2.4 / 400)
    expectUniform(tensorOf(lenet5Published, '1998', 'f6.weight'), 2.4 / 120)
  })

  it('takes, in C3, the fan-in of each map for itself', () => {
    const weight = tensorOf(lenet5Published, '1998', 'c3.weight')
    const fanIns = table1998.flatMap((maps) => maps.map(() => 25 * maps.length))
    for (const fanIn of [75, 100, 150])
      expectUniform(
        weight.filter((_, i) => fanIns[i % 60] === fanIn),
        2.4 / fanIn,
      )
  })

  it('draws gains and biases too', () => {
    for (const name of ['s2.gain', 's2.bias', 's4.gain', 's4.bias'])
      expect(Math.max(...tensorOf(lenet5Published, '1998', name).map(Math.abs))).toBeLessThanOrEqual(0.6)
    expect(new Set(tensorOf(lenet5Published, '1998', 's4.gain')).size).toBe(16)
    expectUniform(tensorOf(lenet5Published, '1998', 'c5.bias'), 2.4 / 400)
  })
})

describe('1998-root', () => {
  it('differs from 1998 in the weights alone, by the root of the fan-in', () => {
    expectUniform(tensorOf(lenet5Published, '1998-root', 'c5.weight'), 2.4 / 20)
    const [plain, root] = (['1998', '1998-root'] as const).map((scheme) =>
      initialParametersOf(lenet5Published, scheme, 3),
    )
    for (const { role, offset, size, fanIn, fansOfLastAxis } of parameterList(lenet5Published))
      for (let i = 0; i < size; i++) {
        const inputs = fansOfLastAxis ? fansOfLastAxis[i % fansOfLastAxis.length].fanIn : fanIn
        const factor = role === 'weight' ? Math.sqrt(inputs) : 1
        expect(Math.abs(root[offset + i] - plain[offset + i] * factor)).toBeLessThan(1e-6)
      }
  })
})

describe('Glorot and He', () => {
  it('draw within their limits', () => {
    expectUniform(tensorOf(lenet5CoursePage, 'glorot', 'c3.weight'), Math.sqrt(6 / (150 + 400)))
    expectUniform(tensorOf(lenet5CoursePage, 'glorot', 'f6.weight'), Math.sqrt(6 / (120 + 84)))
    expectUniform(tensorOf(lenet5Modern, 'he', 'f6.weight'), Math.sqrt(6 / 120))
    expectUniform(tensorOf(lenet5CoursePage, 'he', 'f6.weight'), Math.sqrt(3 / 120))
    expectUniform(tensorOf(lenet5Modern, 'he', 'output.weight'), Math.sqrt(3 / 84))
  })

  it.each(['glorot', 'he'] as const)('start with biases of 0 and sub-sampling as a mean: %s', (scheme) => {
    expect(new Set(tensorOf(lenet5Published, scheme, 'c5.bias'))).toEqual(new Set([0]))
    expect(new Set(tensorOf(lenet5Published, scheme, 's2.gain'))).toEqual(new Set([0.25]))
  })

  it('see the ReLU behind a normalisation', () => {
    const normalised = lenet5({ ...modernChoices, batchNorm: true })
    expectUniform(tensorOf(normalised, 'he', 'f6.weight'), Math.sqrt(6 / 120))
  })

  it('He draws what it has always drawn: a shared address gives the same curve as before', () => {
    const flat = initialParametersOf(lenet5Modern, 'he', 42)
    const seen = [0, 149, 150, 3000, 61695].map((i) => flat[i])
    const known = [0.3131195306777954, 0.41137319803237915, 0, 0.021386563777923584, -0.046613872051239014]
    expect(seen).toEqual(known)
    expect(flat.reduce((sum, value) => sum + Math.abs(value), 0)).toBeCloseTo(4429.552894527753, 6)
  })
})

describe('all schemes', () => {
  it('leave a normalisation as it is at first, except zero', () => {
    const normalised = lenet5({ ...modernChoices, batchNorm: true })
    for (const scheme of initialisations) {
      expect(new Set(tensorOf(normalised, scheme, 'c1-norm.gamma'))).toEqual(
        new Set([scheme === 'zero' ? 0 : 1]),
      )
      expect(new Set(tensorOf(normalised, scheme, 'c1-norm.beta'))).toEqual(new Set([0]))
    }
  })

  it.each(initialisations)('fill every place, the same for a seed: %s', (scheme) => {
    const first = initialParametersOf(lenet5Published, scheme, 1)
    expect(first.length).toBe(parameterCount(lenet5Published))
    expect(first.every(Number.isFinite)).toBe(true)
    expect(initialParametersOf(lenet5Published, scheme, 1)).toEqual(first)
    const other = initialParametersOf(lenet5Published, scheme, 2)
    if (scheme === 'zero') expect(first.every((value) => value === 0)).toBe(true)
    else expect(other).not.toEqual(first)
  })
})
