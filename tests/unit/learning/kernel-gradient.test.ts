import { describe, expect, it } from 'vitest'
import {
  lossOf,
  nudgedKernelSlope,
  outputGradient,
  outputOf,
  outputProducts,
  outputSide,
  sumOf,
  weightProducts,
  type SmallConvolution,
} from '@/components/chapters/train-lenet/kernel-gradient'
import { numericGradient, randomValues } from '../nn/finite-differences'

function example(side: number, kernelSide: number, seed: number): SmallConvolution {
  const out = side - kernelSide + 1
  return {
    side,
    kernelSide,
    input: [...randomValues(side * side, seed)],
    kernel: [...randomValues(kernelSide * kernelSide, seed + 1)],
    target: [...randomValues(out * out, seed + 2)],
  }
}

/** Four loops, on their own. */
function naiveOutput({ side, kernelSide, input, kernel }: SmallConvolution): number[] {
  const out: number[] = []
  for (let y = 0; y + kernelSide <= side; y++)
    for (let x = 0; x + kernelSide <= side; x++) {
      let sum = 0
      for (let ky = 0; ky < kernelSide; ky++)
        for (let kx = 0; kx < kernelSide; kx++)
          sum += input[(y + ky) * side + (x + kx)] * kernel[ky * kernelSide + kx]
      out.push(sum)
    }
  return out
}

describe.each([
  [4, 2],
  [5, 3],
  [3, 3],
])('a convolution of %d x %d by a kernel of %d', (side, kernelSide) => {
  const c = example(side, kernelSide, 10 * side + kernelSide)

  it('puts out what plain loops put out', () => {
    expect(outputSide(c)).toBe(side - kernelSide + 1)
    outputOf(c).forEach((value, at) => expect(value).toBeCloseTo(naiveOutput(c)[at], 12))
    expect(outputOf(c)).toHaveLength(naiveOutput(c).length)
  })

  it('shows each output as the sum of products that it is', () => {
    outputOf(c).forEach((value, at) => expect(sumOf(outputProducts(c, at))).toBeCloseTo(value, 12))
  })

  it('has the gradients that differences of the loss have', () => {
    const loss = (kernel: ArrayLike<number>) => {
      const output = naiveOutput({ ...c, kernel: Array.from(kernel) })
      return output.reduce((sum, value, at) => sum + (value - c.target[at]) ** 2 / 2, 0)
    }
    expect(lossOf(c)).toBeCloseTo(loss(c.kernel), 12)
    const numeric = numericGradient(loss, c.kernel)
    c.kernel.forEach((_, at) => {
      expect(sumOf(weightProducts(c, at))).toBeCloseTo(numeric[at], 7)
      expect(nudgedKernelSlope(c, at, 0.001)).toBeCloseTo(numeric[at], 6)
      expect(weightProducts(c, at)).toHaveLength(outputSide(c) ** 2)
    })
  })

  it('names the places of both factors', () => {
    const gradient = outputGradient(c)
    for (const { left, right, leftAt, rightAt } of weightProducts(c, 1)) {
      expect(left).toBe(c.input[leftAt])
      expect(right).toBe(gradient[rightAt])
    }
    for (const { left, right, leftAt, rightAt } of outputProducts(c, 0)) {
      expect(left).toBe(c.input[leftAt])
      expect(right).toBe(c.kernel[rightAt])
    }
  })
})
