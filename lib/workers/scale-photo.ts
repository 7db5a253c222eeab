import { CodedError } from '@/lib/errors'

/** Canvases beyond this side fail in some browsers, whatever their area. */
const CANVAS_SIDE = 8192

export interface Region {
  x: number
  y: number
  width: number
  height: number
}

function draw(source: CanvasImageSource, from: Region, width: number, height: number): OffscreenCanvas {
  if (typeof OffscreenCanvas === 'undefined')
    throw new CodedError('browser-too-old', { feature: 'OffscreenCanvas' })
  const canvas = new OffscreenCanvas(width, height)
  // In main memory: the pixels are read back, and every machine then scales alike.
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no 2d context')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.imageSmoothingEnabled = true
  context.imageSmoothingQuality = 'high'
  context.drawImage(source, from.x, from.y, from.width, from.height, 0, 0, width, height)
  return canvas
}

/** The next size on the way from `size` down to `target`: half, so that each new pixel is the mean of 2x2 old ones. */
const nextSize = (size: number, target: number) =>
  Math.min(Math.max(target, Math.ceil(size / 2)), Math.max(target, CANVAS_SIDE))

/**
 * A part of a picture on white, as RGBA bytes, its longer side at most `longest` pixels and never enlarged. It is
 * halved until it fits, because a browser that shrinks many times at once may look at a few pixels only.
 */
export function scaleRegion(source: ImageBitmap, region: Region, longest: number): ImageData {
  const factor = Math.min(1, longest / Math.max(region.width, region.height))
  const target = {
    width: Math.max(1, Math.round(region.width * factor)),
    height: Math.max(1, Math.round(region.height * factor)),
  }
  let picture: CanvasImageSource = source
  let from = region
  let canvas: OffscreenCanvas
  do {
    const width = nextSize(from.width, target.width)
    const height = nextSize(from.height, target.height)
    canvas = draw(picture, from, width, height)
    picture = canvas
    from = { x: 0, y: 0, width, height }
  } while (from.width > target.width || from.height > target.height)
  return canvas.getContext('2d')!.getImageData(0, 0, target.width, target.height)
}

/** The largest centred square of a picture, in its own pixels. */
export function centredSquare(width: number, height: number): Region {
  const side = Math.min(width, height)
  return { x: Math.floor((width - side) / 2), y: Math.floor((height - side) / 2), width: side, height: side }
}

/**
 * A part of a picture on white, as RGBA bytes, halved so many times in each direction: a new pixel is the mean of 2x2 old
 * ones. Place and size of the part are multiples of two to that power.
 */
export function halvedRegion(source: ImageBitmap, region: Region, times: number): ImageData {
  let picture: CanvasImageSource = source
  let from = region
  let canvas: OffscreenCanvas
  let left = times
  do {
    const factor = left > 0 ? 2 : 1
    const [width, height] = [from.width / factor, from.height / factor]
    canvas = draw(picture, from, width, height)
    picture = canvas
    from = { x: 0, y: 0, width, height }
  } while (--left > 0)
  return canvas.getContext('2d')!.getImageData(0, 0, from.width, from.height)
}
