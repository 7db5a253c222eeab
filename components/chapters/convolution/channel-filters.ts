import { shapeSize } from '@/lib/nn/shapes'
import type { NetworkSpec } from '@/lib/nn/spec'

/** Side of the small photo that the filters read. */
export const PHOTO_SIDE = 14
export const CHANNELS = 3
const KERNEL = 3

export const filterNames = ['edge', 'red', 'sky', 'green'] as const
export type FilterName = (typeof filterNames)[number]

const centre = (weight: number) => [0, 0, 0, 0, weight, 0, 0, 0, 0]
const upright = [-1, 0, 1, -1, 0, 1, -1, 0, 1]
const lying = [-1, -1, -1, 0, 0, 0, 1, 1, 1]
const none = centre(0)

/** Each filter: a kernel for red, one for green, one for blue, and a bias. */
export const filters: Readonly<
  Record<FilterName, { kernels: readonly (readonly number[])[]; bias: number }>
> = {
  edge: { kernels: [upright, upright, upright], bias: 0 },
  red: { kernels: [centre(2), centre(-1), centre(-1)], bias: 10 },
  sky: { kernels: [centre(-1), none, centre(1)], bias: -20 },
  green: { kernels: [none, lying, none], bias: 5 },
}

/** The layer as the book's networks are described: so many of the filters, each over all three channels. */
export function colourLayer(count: number): NetworkSpec {
  return {
    id: 'colour-filters',
    title: 'Colour filters',
    input: { height: PHOTO_SIDE, width: PHOTO_SIDE, channels: CHANNELS },
    layers: [{ kind: 'conv', name: 'filters', filters: count, kernel: KERNEL, activation: 'linear' }],
  }
}

/** Its parameters, flat: weights HWIO, then biases. */
export function colourParameters(count: number): Float64Array {
  const shape = [KERNEL, KERNEL, CHANNELS, count]
  const weights = new Float64Array(shapeSize(shape) + count)
  filterNames.slice(0, count).forEach((name, filter) => {
    filters[name].kernels.forEach((kernel, channel) =>
      kernel.forEach((weight, at) => {
        weights[(at * CHANNELS + channel) * count + filter] = weight
      }),
    )
    weights[shapeSize(shape) + filter] = filters[name].bias
  })
  return weights
}
