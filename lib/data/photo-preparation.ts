import type { PhotoNetwork } from '@/lib/nn/photo-networks'

/** How a photo is made into a network's input. */
export interface PhotoPreparation {
  /** The photo is scaled so that its shorter side has so many pixels. */
  shorter: number
  /** The network sees squares of this side, in pixels. */
  side: number
  /**
   * 'bilinear': Pillow's, with the filter widened to what a new pixel covers (antialiased), as torchvision scales; 'area':
   * each new pixel is the mean of what it covers.
   */
  filter: 'bilinear' | 'area'
  /** A pixel's value is (byte / 255 - mean) / deviation, for R, G, B. */
  mean: readonly [number, number, number]
  deviation: readonly [number, number, number]
}

/** Mean and standard deviation of ImageNet's pictures per channel (RGB, 0 to 1), as torchvision has them. */
export const IMAGENET_MEAN = [0.485, 0.456, 0.406] as const
export const IMAGENET_DEVIATION = [0.229, 0.224, 0.225] as const

/** For values from 0 to 255 of which only the mean is taken away. */
const IN_BYTES = [1 / 255, 1 / 255, 1 / 255] as const

/**
 * - alexnet64: as it was trained.
 * - alexnet: as torchvision's weights want it: shorter side 256, centre crop 224, mean and deviation.
 * - alexnet2012: shorter side 256, bytes less the mean (Krizhevsky et al. 2012, section 2). The paper takes the mean of
 *   each pixel over its training pictures, which was not published; here it is the mean of each channel. Windows of 227
 *   pixels, not 224: see the network's own description.
 */
export const photoPreparations: Readonly<Record<PhotoNetwork, PhotoPreparation>> = {
  alexnet64: { shorter: 64, side: 64, filter: 'area', mean: IMAGENET_MEAN, deviation: IMAGENET_DEVIATION },
  alexnet: {
    shorter: 256,
    side: 224,
    filter: 'bilinear',
    mean: IMAGENET_MEAN,
    deviation: IMAGENET_DEVIATION,
  },
  alexnet2012: { shorter: 256, side: 227, filter: 'bilinear', mean: IMAGENET_MEAN, deviation: IN_BYTES },
}

/** For ten views the square that they are cut from must be larger than they are: in the paper 256 to 224. */
const TEN_VIEWS = 256 / 224

export const cropPlaces = ['top-left', 'top-right', 'bottom-left', 'bottom-right', 'centre'] as const
export type CropPlace = (typeof cropPlaces)[number]

/** One view of a photo. */
export interface PhotoView {
  place: CropPlace
  /** Left and right changed places. */
  mirrored: boolean
  /** Its corner in the centred square, in pixels of the scaled photo. */
  x: number
  y: number
}

/** Views, and the side of the centred square of the scaled photo (its shorter side) that they are cut from. */
export interface PhotoViews {
  square: number
  views: PhotoView[]
}

/**
 * Where a network looks: at the centre, or at the four corners and the centre of the centred square and at their mirror
 * images (Krizhevsky et al. 2012, section 4.1). A network whose one view is the whole square sees it a little larger
 * for ten, in the paper's proportion.
 */
export function viewsOf({ shorter, side }: PhotoPreparation, crops: 1 | 10): PhotoViews {
  // Half a pixel goes where Python's round sends it, to the even neighbour, as in torchvision's centre crop.
  const centreOf = (square: number) => roundHalfToEven((square - side) / 2)
  if (crops === 1) {
    const at = centreOf(shorter)
    return { square: shorter, views: [{ place: 'centre', mirrored: false, x: at, y: at }] }
  }
  const square = shorter > side ? shorter : Math.round(side * TEN_VIEWS)
  const far = square - side
  const at = centreOf(square)
  const places: Record<CropPlace, [x: number, y: number]> = {
    'top-left': [0, 0],
    'top-right': [far, 0],
    'bottom-left': [0, far],
    'bottom-right': [far, far],
    centre: [at, at],
  }
  const views = [false, true].flatMap((mirrored) =>
    cropPlaces.map((place): PhotoView => ({ place, mirrored, x: places[place][0], y: places[place][1] })),
  )
  return { square, views }
}

export function roundHalfToEven(value: number): number {
  const below = Math.floor(value)
  const rest = value - below
  if (rest !== 0.5) return Math.round(value)
  return below % 2 === 0 ? below : below + 1
}

/** A view out of a picture of `width` pixels a row: RGBA bytes, `side` x `side`. */
export function cutView(
  rgba: Uint8ClampedArray,
  width: number,
  { x, y, mirrored }: Pick<PhotoView, 'x' | 'y' | 'mirrored'>,
  side: number,
): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(side * side * 4)
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const from = ((y + row) * width + x + (mirrored ? side - 1 - column : column)) * 4
      out.set(rgba.subarray(from, from + 4), (row * side + column) * 4)
    }
  }
  return out
}
