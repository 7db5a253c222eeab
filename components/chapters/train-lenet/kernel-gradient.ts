import { conv2d, type ConvGeometry } from '@/lib/nn/reference/conv2d'

/** A small convolution in numbers: square input and kernel, stride 1, no border; all maps row by row. */
export interface SmallConvolution {
  side: number
  kernelSide: number
  input: readonly number[]
  kernel: readonly number[]
  /** What the output should have been; the loss is half the sum of the squared differences. */
  target: readonly number[]
}

/** One product of a sum, with the places of its factors. */
export interface Product {
  left: number
  right: number
  leftAt: number
  rightAt: number
}

export const outputSide = ({ side, kernelSide }: SmallConvolution) => side - kernelSide + 1

const geometry = ({ side, kernelSide }: SmallConvolution): ConvGeometry => ({
  ...{ batch: 1, height: side, width: side, channels: 1 },
  ...{ filters: 1, kernel: kernelSide, stride: 1, pad: 0 },
})

export const sumOf = (products: readonly Product[]) =>
  products.reduce((sum, { left, right }) => sum + left * right, 0)

/** The output map. */
export function outputOf(c: SmallConvolution): number[] {
  return [...conv2d(c.input, c.kernel, null, geometry(c))]
}

/** Output `at` as a sum: input (left) times kernel weight (right), in the order of the kernel. */
export function outputProducts(c: SmallConvolution, at: number): Product[] {
  const out = outputSide(c)
  const [y, x] = [Math.floor(at / out), at % out]
  return c.kernel.map((right, rightAt) => {
    const [ky, kx] = [Math.floor(rightAt / c.kernelSide), rightAt % c.kernelSide]
    const leftAt = (y + ky) * c.side + x + kx
    return { left: c.input[leftAt], right, leftAt, rightAt }
  })
}

/** Derivative of the loss with respect to each output: output - target. */
export function outputGradient(c: SmallConvolution): number[] {
  return outputOf(c).map((value, at) => value - c.target[at])
}

export function lossOf(c: SmallConvolution): number {
  return outputGradient(c).reduce((sum, difference) => sum + (difference * difference) / 2, 0)
}

/**
 * The derivative with respect to kernel weight `at` as a sum, one product for each place the kernel stood at: the input
 * that the weight met there (left) times the gradient that arrived there (right), in the order of the output.
 */
export function weightProducts(c: SmallConvolution, at: number): Product[] {
  const out = outputSide(c)
  const [ky, kx] = [Math.floor(at / c.kernelSide), at % c.kernelSide]
  return outputGradient(c).map((right, rightAt) => {
    const [y, x] = [Math.floor(rightAt / out), rightAt % out]
    const leftAt = (y + ky) * c.side + x + kx
    return { left: c.input[leftAt], right, leftAt, rightAt }
  })
}

/** Central difference of the loss along kernel weight `at`: what the sum must agree with. */
export function nudgedKernelSlope(c: SmallConvolution, at: number, nudge: number): number {
  const moved = (by: number) =>
    lossOf({ ...c, kernel: c.kernel.map((weight, i) => (i === at ? weight + by : weight)) })
  return (moved(nudge) - moved(-nudge)) / (2 * nudge)
}
