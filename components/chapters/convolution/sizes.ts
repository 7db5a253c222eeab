import { kernelSpan, windowsAlong } from '@/lib/nn/reference/dilated-conv2d'

export interface Sizes {
  /** Side of the input. */
  n: number
  kernel: number
  stride: number
  pad: number
  dilation: number
}

/** What is to be said about these sizes: the kernel does not fit, pixels are left over, or all is read. */
export type Verdict = 'too-large' | 'left' | 'whole'

/** The output-size formula with all numbers of the way. */
export function formulaOf(sizes: Sizes) {
  const { n, kernel, stride, pad, dilation } = sizes
  const span = kernelSpan(kernel, dilation)
  const room = n + 2 * pad - span
  const { windows, left } = windowsAlong(n, sizes)
  const verdict: Verdict = windows === 0 ? 'too-large' : left > 0 ? 'left' : 'whole'
  return { span, padded: n + 2 * pad, room, windows, left, quotient: room / stride, verdict }
}

/** Cells of the padded input (row by row) that no window reads because the stride leaves them over. */
export function isLeftOver(sizes: Sizes, row: number, column: number): boolean {
  const { padded, left, windows } = formulaOf(sizes)
  return windows > 0 && (row >= padded - left || column >= padded - left)
}
