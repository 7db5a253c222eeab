import { conv2d } from '@/lib/nn/reference/conv2d'
import { pool2d } from '@/lib/nn/reference/pool2d'
import { SIDE } from './picture'
import { KERNEL_SIDE } from './kernels'

export const networks = ['plain', 'padded', 'pooled'] as const
export type ShiftNetwork = (typeof networks)[number]

export interface Map2d {
  side: number
  values: ArrayLike<number>
}

/** A picture moved down by `dy` and right by `dx` cells; what comes in from outside is `outside`. */
export function shifted({ side, values }: Map2d, dy: number, dx: number, outside = 0): Map2d {
  return {
    side,
    values: Float64Array.from({ length: side * side }, (_, i) => {
      const [row, column] = [Math.floor(i / side) - dy, (i % side) - dx]
      return row < 0 || column < 0 || row >= side || column >= side ? outside : values[row * side + column]
    }),
  }
}

/** Stride of the whole small network: how many pixels of the input one cell of its map is apart from the next. */
export const strideOf = (network: ShiftNetwork): number => (network === 'pooled' ? 2 : 1)

/** A convolution of 3 x 3: without a border, with a border of zeros, or followed by max pooling of 2 x 2. */
export function runNetwork(network: ShiftNetwork, picture: Map2d, kernel: readonly number[]): Map2d {
  const pad = network === 'padded' ? 1 : 0
  const geometry = {
    batch: 1,
    height: SIDE,
    width: SIDE,
    channels: 1,
    filters: 1,
    kernel: KERNEL_SIDE,
    stride: 1,
    pad,
  }
  const values = conv2d(picture.values, kernel, null, geometry)
  const side = SIDE + 2 * pad - KERNEL_SIDE + 1
  if (network !== 'pooled') return { side, values }
  const pooled = pool2d(values, {
    batch: 1,
    height: side,
    width: side,
    channels: 1,
    mode: 'max',
    size: 2,
    stride: 2,
  })
  return { side: side / 2, values: pooled }
}

const TOLERANCE = 1e-6

/**
 * The map of the moved picture beside the moved map. Cells of the second that would come from outside are not compared.
 * Where the shift is no whole number of cells, the nearest smaller one is taken.
 */
export function compareShift(
  network: ShiftNetwork,
  picture: Map2d,
  kernel: readonly number[],
  dy: number,
  dx: number,
) {
  const stride = strideOf(network)
  const still = runNetwork(network, picture, kernel)
  const ofMoved = runNetwork(network, shifted(picture, dy, dx), kernel)
  const [rows, columns] = [Math.floor(dy / stride), Math.floor(dx / stride)]
  const moved = shifted(still, rows, columns, Number.NaN)
  const differences = Float64Array.from(moved.values, (value, i) =>
    Number.isNaN(value) ? 0 : Math.abs(ofMoved.values[i] - value),
  )
  return {
    side: still.side,
    /** The network of the moved picture. */
    ofMoved: ofMoved.values,
    /** The moved map; where nothing is known, the least value. */
    moved: Float64Array.from(moved.values, (value) => (Number.isNaN(value) ? 0 : value)),
    differences,
    differing: differences.filter((difference) => difference > TOLERANCE).length,
    compared: Array.from(moved.values).filter((value) => !Number.isNaN(value)).length,
    largest: Math.max(...differences),
    whole: dy % stride === 0 && dx % stride === 0,
    greatest: {
      before: Math.max(...Array.from(still.values)),
      after: Math.max(...Array.from(ofMoved.values)),
    },
  }
}
