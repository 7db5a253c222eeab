import { whole, type Field } from '@/components/mdx/figure-fields'

export const CHANNELS = 9
/** Of an input, as the sliders go. */
export const MOST = 200
/** Krizhevsky et al. 2012, section 3.3. */
export const PAPER = { k: 2, size: 5, alpha: 1e-4, beta: 0.75 } as const

const sizes = whole(PAPER.size, 1, 9)
/** As many channels on either side as the paper's formula has for an n, and the channel itself. */
const oddSize = (size: number) => 2 * Math.floor(size / 2) + 1
/** n of both figures, typed or out of the address: odd, as the normalisation of the engine takes it. */
export const sizeField: Field<number> = {
  ...sizes,
  parse: (text) => {
    const size = sizes.parse(text)
    return size === undefined ? undefined : oddSize(size)
  },
  format: (size) => String(oddSize(size)),
}

export interface Constants {
  k: number
  size: number
  alpha: number
  beta: number
  /** alpha / n, as the authors' program and Caffe have it, instead of the alpha of the paper's formula. */
  divided: boolean
}

export interface Normalised {
  value: number
  /** First and last channel of the sum. */
  from: number
  to: number
  squares: number
}

/** b = a / (k + alpha x sum of a² over the n channels around it)^beta, for each channel of one pixel. */
export function normalised(values: readonly number[], c: Constants): Normalised[] {
  const reach = Math.floor(c.size / 2)
  const alpha = c.divided ? c.alpha / c.size : c.alpha
  return values.map((value, at) => {
    const [from, to] = [Math.max(0, at - reach), Math.min(values.length - 1, at + reach)]
    const squares = values.slice(from, to + 1).reduce((sum, one) => sum + one * one, 0)
    return { value: value / (c.k + alpha * squares) ** c.beta, from, to, squares }
  })
}
