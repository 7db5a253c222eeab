import { resizeArea } from '@/lib/data/photo-input'
import { roundHalfToEven, type PhotoPreparation } from '@/lib/data/photo-preparation'
import { pieceFor, resizeBilinear } from '@/lib/data/resize-bilinear'
import { centredSquare, halvedRegion, scaleRegion } from './scale-photo'

/** For area averaging the browser brings the square near this side (pixels). */
const AREA_SIDE = 1024
/** For bilinear scaling the browser halves a piece until it is no longer than this. */
const BILINEAR_SIDE = 2400

/** The centred square of a photo, scaled. */
export interface ScaledSquare {
  rgba: Uint8ClampedArray<ArrayBuffer>
  /** Where it begins in the photo, and what one of its pixels measures there, in the photo's pixels. */
  x: number
  y: number
  pixel: number
}

/**
 * Scales a photo so that its shorter side has `side` pixels and cuts out the centred square.
 *
 * 'bilinear' gives what torchvision's Resize and CenterCrop give of the decoded picture, to the byte, for photos whose
 * shorter side is at most about {@link BILINEAR_SIDE}. Larger ones are first halved by the browser, which keeps memory
 * small: the triangle is then a little wider than Pillow's. Other differences come before it: browsers turn a picture by
 * its EXIF orientation and convert it to sRGB, Pillow by itself does neither.
 */
export function scaledSquare(
  bitmap: ImageBitmap,
  filter: PhotoPreparation['filter'],
  side: number,
): ScaledSquare {
  return filter === 'area' ? areaSquare(bitmap, side) : bilinearSquare(bitmap, side)
}

function areaSquare(bitmap: ImageBitmap, side: number): ScaledSquare {
  const region = centredSquare(bitmap.width, bitmap.height)
  const square = scaleRegion(bitmap, region, AREA_SIDE)
  return {
    rgba: resizeArea(square.data, square.width, square.height, side),
    x: region.x,
    y: region.y,
    pixel: region.width / side,
  }
}

function bilinearSquare(bitmap: ImageBitmap, side: number): ScaledSquare {
  for (let times = 0; ; times++) {
    const unit = 2 ** times
    // What does not fill a whole block at the far edge is left out: at most a few of thousands of pixels.
    const [width, height] = [Math.floor(bitmap.width / unit), Math.floor(bitmap.height / unit)]
    const shorter = Math.min(width, height)
    const scaled = (length: number) => Math.floor((side * length) / shorter)
    const window = { width: scaled(width), height: scaled(height), columns: side, rows: side }
    const x = roundHalfToEven((window.width - side) / 2)
    const y = roundHalfToEven((window.height - side) / 2)
    const piece = pieceFor({ width, height }, { ...window, x, y })
    if (Math.max(piece.columns, piece.rows) > BILINEAR_SIDE) continue
    const region = {
      x: piece.x * unit,
      y: piece.y * unit,
      width: piece.columns * unit,
      height: piece.rows * unit,
    }
    const { data } = halvedRegion(bitmap, region, times)
    const pixel = (unit * shorter) / side
    return {
      rgba: resizeBilinear({ ...piece, rgba: data }, { ...window, x, y }),
      x: x * pixel,
      y: y * pixel,
      pixel,
    }
  }
}
