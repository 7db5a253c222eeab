import { lrn } from '@/lib/nn/reference/lrn'
import { planeOf } from '@/components/viz/plane'
import { photoPreparations } from '@/lib/data/photo-preparation'
import { mapsByStrength, strongestPlaces } from '@/lib/data/strongest'
import type { PhotoNetwork } from '@/lib/nn/photo-networks'
import { normalised, PAPER, type Constants } from './neighbours'

export type MapShape = readonly [rows: number, columns: number, maps: number]

export interface MapPlace {
  map: number
  row: number
  column: number
}

/** As long as nothing is chosen. */
export const STRONGEST = -1

/**
 * Of AlexNet-64 and of torchvision's AlexNet the pixels are divided by 255 and by their deviations, about 0.226, where the
 * paper's, and here those of the network of 2012, go as they are, less their mean: so much smaller. Sums of squares are
 * smaller by the square of that, and alpha has to be as much larger to do as much, where the weights are alike.
 */
const PIXEL_FACTOR = 255 * 0.226
/** Whether a network's pixels are so much smaller. */
export const hasSmallPixels = (network: PhotoNetwork): boolean =>
  255 * photoPreparations[network].deviation[0] > PIXEL_FACTOR / 2
export const SMALL_PIXELS_ALPHA = Number((PAPER.alpha * PIXEL_FACTOR ** 2).toFixed(2))

/** What is chosen, or where the chosen map, or the strongest, is strongest; within the maps. */
export function placeIn(values: Float32Array, shape: MapShape, chosen: MapPlace): MapPlace {
  const [rows, columns, maps] = shape
  const map = chosen.map >= 0 ? Math.min(chosen.map, maps - 1) : mapsByStrength(values, shape)[0]
  if (chosen.row >= 0 && chosen.column >= 0)
    return { map, row: Math.min(chosen.row, rows - 1), column: Math.min(chosen.column, columns - 1) }
  const [best] = strongestPlaces(values, shape, map, 1, 1)
  return { map, row: best?.row ?? 0, column: best?.column ?? 0 }
}

/** A map before and after the normalisation, row by row. */
export function bothMaps(values: Float32Array, shape: MapShape, map: number, constants: Constants) {
  const { k, size, alpha, beta, divided } = constants
  const channels = shape[2]
  const after = lrn(values, { channels, size, k, alpha: divided ? alpha / size : alpha, beta })
  return { before: planeOf(values, shape, map).values, after: planeOf(after, shape, map).values }
}

/** The maps that one value is divided by, at its pixel, and the sum. */
export function neighboursOf(
  values: Float32Array,
  shape: MapShape,
  { map, row, column }: MapPlace,
  constants: Constants,
) {
  const [, columns, maps] = shape
  const first = (row * columns + column) * maps
  const pixel = Array.from(values.subarray(first, first + maps))
  const one = normalised(pixel, constants)[map]
  return { ...one, around: pixel.slice(one.from, one.to + 1), input: pixel[map] }
}
