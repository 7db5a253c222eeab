import { DIGIT_PIXELS, DIGIT_SIDE } from './mnist'

/** The digit is fitted into this square, then placed in the 28x28 field (LeCun et al. 1998, section III.A). */
export const FITTED_SIDE = 20

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export interface CentredDigit {
  /** The ink before it was centred: 20x20 bytes, or 28x28 where nothing was fitted. */
  fitted: Uint8Array<ArrayBuffer>
  /** 28x28 bytes, row-major, 0 paper to 255 ink. */
  pixels: Uint8Array<ArrayBuffer>
  /** Where the ink was found, in source pixels. */
  box: Box
  /** Field pixels per source pixel. */
  scale: number
  /** Where the box's top left corner lies in the field, in field pixels. */
  shift: { x: number; y: number }
}

export interface CentringOptions {
  /** Ink of at least this share of the darkest ink belongs to the digit's box. */
  threshold?: number
  /** Less ink in all (in fully inked source pixels) is no digit. */
  leastInk?: number
  /** False: the whole source, not the box around its ink, becomes the field. */
  fit?: boolean
  /** False: what was fitted lies in the field on the side where it lay in the source, not by its centre of mass. */
  centre?: boolean
}

/**
 * Makes a drawing into a picture as MNIST would hold it: fitted into 20x20 keeping its aspect ratio, by area averaging
 * (hence the grey edges), and placed in 28x28 by its centre of mass (LeCun et al. 1998, section III.A).
 *
 * What the paper leaves open is as measured on MNIST's own 70,000 digits: the shorter side lies in the middle of the
 * 20x20 square (so most widths are even, with both edges equally faint); the square moves by whole pixels until the
 * centre of mass, counted from the middle of the first pixel, is between 13.5 and 14.5; the darkest pixel is 255.
 *
 * @param ink width x height values, row-major, 0 paper to 1 ink; values outside are clamped, NaN is paper
 * @returns null when there is (almost) no ink
 */
export function centreDigit(
  ink: Float32Array,
  width: number,
  height: number,
  {
    threshold = 0.3,
    leastInk = width * height * 0.0005,
    fit: fits = true,
    centre = true,
  }: CentringOptions = {},
): CentredDigit | null {
  const clean = ink.map((value) => (value > 0 ? Math.min(value, 1) : 0))
  let total = 0
  let darkest = 0
  for (const value of clean) {
    total += value
    darkest = Math.max(darkest, value)
  }
  if (total === 0 || total < leastInk) return null

  const box = fits ? findBox(clean, width, height, threshold * darkest) : { x: 0, y: 0, width, height }
  const side = fits ? FITTED_SIDE : DIGIT_SIDE
  const scale = side / Math.max(box.width, box.height)
  const inset = { x: (side - box.width * scale) / 2, y: (side - box.height * scale) / 2 }
  const fitted = fit(clean, width, box, side, scale, inset)
  const aside = (from: number, length: number, all: number) =>
    Math.round((DIGIT_SIDE - side) * (all > length ? from / (all - length) : 0.5))
  const move = centre
    ? centreOfMassMove(fitted, side)
    : { x: aside(box.x, box.width, width), y: aside(box.y, box.height, height) }
  const pixels = new Uint8Array(DIGIT_PIXELS)
  for (let y = 0; y < side; y++) {
    if (y + move.y < 0 || y + move.y >= DIGIT_SIDE) continue
    for (let x = Math.max(0, -move.x); x < Math.min(side, DIGIT_SIDE - move.x); x++)
      pixels[(y + move.y) * DIGIT_SIDE + x + move.x] = fitted[y * side + x]
  }
  return { fitted, pixels, box, scale, shift: { x: inset.x + move.x, y: inset.y + move.y } }
}

/** The smallest box that holds every pixel with at least `least` ink; there is one. */
function findBox(ink: Float32Array, width: number, height: number, least: number): Box {
  let [left, top, right, bottom] = [width, height, 0, 0]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (ink[y * width + x] < least) continue
      left = Math.min(left, x)
      right = Math.max(right, x + 1)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y + 1)
    }
  }
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** The box scaled into the square at `inset`: each pixel the share of its area that is inked, the most = 255. */
function fit(
  ink: Float32Array,
  width: number,
  box: Box,
  side: number,
  scale: number,
  inset: { x: number; y: number },
): Uint8Array<ArrayBuffer> {
  const columns = overlaps(box.width, side, scale, inset.x)
  const rows = overlaps(box.height, side, scale, inset.y)
  const fitted = new Float32Array(side * side)
  for (const row of rows) {
    for (const column of columns) {
      const value = ink[(box.y + row.source) * width + box.x + column.source]
      fitted[row.target * side + column.target] += value * row.share * column.share
    }
  }
  const darkest = fitted.reduce((most, value) => Math.max(most, value), 0)
  return Uint8Array.from(fitted, (value) => Math.round((value / darkest) * 255))
}

/** Along one axis: how much of each target pixel (0 to side - 1) each of `length` source pixels covers. */
function overlaps(length: number, side: number, scale: number, inset: number) {
  const found: { source: number; target: number; share: number }[] = []
  for (let source = 0; source < length; source++) {
    const from = inset + source * scale
    const to = inset + (source + 1) * scale
    for (let target = Math.floor(from); target < Math.min(to, side); target++) {
      const share = Math.min(to, target + 1) - Math.max(from, target)
      if (share > 0) found.push({ source, target, share })
    }
  }
  return found
}

/** By how many whole pixels the square moves in the field: one smaller than the field never leaves it. */
function centreOfMassMove(fitted: Uint8Array, side: number): { x: number; y: number } {
  let [mass, sumX, sumY] = [0, 0, 0]
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const value = fitted[y * side + x]
      mass += value
      sumX += value * x
      sumY += value * y
    }
  }
  const move = (centre: number) => {
    const wanted = Math.round(DIGIT_SIDE / 2 - centre)
    return side < DIGIT_SIDE ? Math.min(Math.max(wanted, 0), DIGIT_SIDE - side) : wanted
  }
  return { x: move(sumX / mass), y: move(sumY / mass) }
}
