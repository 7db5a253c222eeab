import { inkAt } from './distort'
import { DIGIT_PIXELS, DIGIT_SIDE } from './mnist'
import { createRandom, mixSeed, randomNormal } from './random'

/** What is done to a digit, in this order: thickness, size, rotation, shift, noise. */
export interface DigitTransform {
  /** Degrees, clockwise. */
  rotation: number
  /** Times the size: 1 leaves it. */
  size: number
  /** Pixels to the right. */
  shiftX: number
  /** Pixels down. */
  shiftY: number
  /** Pixels by which the ink grows on each side, or shrinks below 0. */
  thickness: number
  /** Standard deviation of the noise, as a share of full ink: 0 to 1. */
  noise: number
}

export type TransformName = keyof DigitTransform

export const transformNames = ['rotation', 'size', 'shiftX', 'shiftY', 'thickness', 'noise'] as const

/** The transform that changes nothing. */
export const UNTOUCHED: DigitTransform = {
  rotation: 0,
  size: 1,
  shiftX: 0,
  shiftY: 0,
  thickness: 0,
  noise: 0,
}

/** How far each goes, and the step of the curve along it; the untouched value is one of the steps. */
export const TRANSFORM_RANGES: Record<TransformName, { min: number; max: number; step: number }> = {
  rotation: { min: -180, max: 180, step: 6 },
  size: { min: 0.3, max: 2, step: 0.05 },
  shiftX: { min: -14, max: 14, step: 0.5 },
  shiftY: { min: -14, max: 14, step: 0.5 },
  thickness: { min: -2, max: 3, step: 0.1 },
  noise: { min: 0, max: 1, step: 0.02 },
}

/**
 * A digit at every value of one transform, the others as they are: 784 bytes each, in the order of {@link curveValues}.
 */
export function curvePictures(
  digit: Uint8Array,
  transform: DigitTransform,
  along: TransformName,
): Uint8Array<ArrayBuffer> {
  // Thickness comes first, so it is the same for all of them, unless the curve goes along it.
  const thick = along === 'thickness' ? digit : withThickness(digit, transform.thickness)
  const rest = along === 'thickness' ? transform : { ...transform, thickness: 0 }
  const values = curveValues(along)
  const pictures = new Uint8Array(values.length * DIGIT_PIXELS)
  values.forEach((value, i) =>
    pictures.set(transformDigit(thick, { ...rest, [along]: value }), i * DIGIT_PIXELS),
  )
  return pictures
}

/** All values of a curve along one transform, ascending, both ends included. */
export function curveValues(name: TransformName): number[] {
  const { min, max, step } = TRANSFORM_RANGES[name]
  const steps = Math.round((max - min) / step)
  // Through whole hundredths, so that the untouched value is met exactly.
  return Array.from({ length: steps + 1 }, (_, i) => Math.round(100 * (min + i * step)) / 100)
}

/**
 * A changed copy of a digit.
 * @param digit 784 bytes, 0 paper to 255 ink
 * @param seed of the noise; the same seed is the same noise at every strength, only fainter or stronger
 * @returns 784 bytes, new; what leaves the field is lost, what comes in is paper
 */
export function transformDigit(
  digit: Uint8Array,
  transform: DigitTransform,
  seed = 1,
): Uint8Array<ArrayBuffer> {
  return withNoise(moved(withThickness(digit, transform.thickness), transform), transform.noise, seed)
}

/** Turned and scaled about the middle, then shifted; where it shrinks, each pixel is the mean over its surface. */
function moved(
  digit: Uint8Array,
  { rotation, size, shiftX, shiftY }: Pick<DigitTransform, 'rotation' | 'size' | 'shiftX' | 'shiftY'>,
): Uint8Array<ArrayBuffer> {
  const middle = (DIGIT_SIDE - 1) / 2
  const angle = (rotation * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle) / size, Math.sin(angle) / size]
  const points = Math.max(1, Math.ceil(1 / size))
  const offsets = Array.from({ length: points }, (_, i) => (i + 0.5) / points - 0.5)
  const out = new Uint8Array(DIGIT_PIXELS)
  for (let row = 0; row < DIGIT_SIDE; row++)
    for (let column = 0; column < DIGIT_SIDE; column++) {
      let sum = 0
      for (const dy of offsets)
        for (const dx of offsets) {
          const [u, v] = [column + dx - middle - shiftX, row + dy - middle - shiftY]
          sum += inkAt(digit, cos * u + sin * v + middle, -sin * u + cos * v + middle)
        }
      out[row * DIGIT_SIDE + column] = Math.round(sum / points ** 2)
    }
  return out
}

/** Places within a distance of the middle, in pixels. */
function disk(radius: number): [number, number][] {
  const places: [number, number][] = []
  for (let y = -radius; y <= radius; y++)
    for (let x = -radius; x <= radius; x++) if (x * x + y * y <= radius * radius) places.push([x, y])
  return places
}

/**
 * Grey dilation (the most ink within a disk) for growth, grey erosion (the least) for shrinking; between two whole
 * radii it is a mixture of both. Outside of the field is paper.
 */
function withThickness(digit: Uint8Array, pixels: number): Uint8Array {
  if (pixels === 0) return digit
  const size = Math.abs(pixels)
  const less = Math.floor(size)
  const share = size - less
  const grows = pixels > 0
  const within = (radius: number) => {
    const places = disk(radius)
    const out = new Float32Array(DIGIT_PIXELS)
    for (let at = 0; at < DIGIT_PIXELS; at++) {
      const [row, column] = [Math.floor(at / DIGIT_SIDE), at % DIGIT_SIDE]
      let found = grows ? 0 : 255
      for (const [dx, dy] of places) {
        const [x, y] = [column + dx, row + dy]
        const inside = x >= 0 && y >= 0 && x < DIGIT_SIDE && y < DIGIT_SIDE
        const ink = inside ? digit[y * DIGIT_SIDE + x] : 0
        if (grows ? ink > found : ink < found) found = ink
      }
      out[at] = found
    }
    return out
  }
  const inner = within(less)
  if (share === 0) return Uint8Array.from(inner)
  const outer = within(less + 1)
  return Uint8Array.from(inner, (value, at) => Math.round((1 - share) * value + share * outer[at]))
}

function withNoise(digit: Uint8Array<ArrayBuffer>, strength: number, seed: number): Uint8Array<ArrayBuffer> {
  if (strength === 0) return digit
  const random = createRandom(mixSeed(seed, 4002))
  return digit.map((ink) =>
    Math.min(255, Math.max(0, Math.round(ink + 255 * strength * randomNormal(random)))),
  )
}
