import { DIGIT_CLASSES, DIGIT_PIXELS } from './mnist'

/** Of one class: the mean of each pixel and how much it varies, as ink bytes of 28x28. */
export interface ClassPictures {
  /** 0 paper to 255 ink, rounded. */
  mean: Uint8Array<ArrayBuffer>
  /** Standard deviation of each pixel, in ink bytes (at most 127.5), doubled so that it fills 0 to 255; rounded. */
  spread: Uint8Array<ArrayBuffer>
}

/** Bytes of the file: ten means, then ten spreads. */
export const CLASS_PICTURES_BYTES = 2 * DIGIT_CLASSES * DIGIT_PIXELS

/**
 * Mean and standard deviation of every pixel, class by class.
 * @param pixels 784 bytes a digit, 0 paper to 255 ink
 * @returns ten pictures of means, then ten of spreads, as {@link ClassPictures} has them
 */
export function measureClasses(pixels: Uint8Array, labels: Uint8Array): Uint8Array<ArrayBuffer> {
  const counts = new Float64Array(DIGIT_CLASSES)
  const sums = new Float64Array(DIGIT_CLASSES * DIGIT_PIXELS)
  const squares = new Float64Array(DIGIT_CLASSES * DIGIT_PIXELS)
  labels.forEach((label, digit) => {
    counts[label]++
    for (let i = 0; i < DIGIT_PIXELS; i++) {
      const ink = pixels[digit * DIGIT_PIXELS + i]
      sums[label * DIGIT_PIXELS + i] += ink
      squares[label * DIGIT_PIXELS + i] += ink * ink
    }
  })
  const file = new Uint8Array(CLASS_PICTURES_BYTES)
  for (let i = 0; i < sums.length; i++) {
    const count = counts[Math.floor(i / DIGIT_PIXELS)]
    if (count === 0) continue
    const mean = sums[i] / count
    const variance = Math.max(0, squares[i] / count - mean * mean)
    file[i] = Math.round(mean)
    file[sums.length + i] = Math.round(2 * Math.sqrt(variance))
  }
  return file
}

/**
 * Takes the file apart.
 * @throws Error when it has not the size of such a file
 */
export function readClassPictures(file: Uint8Array<ArrayBuffer>): ClassPictures[] {
  if (file.length !== CLASS_PICTURES_BYTES) throw new Error(`${file.length} bytes of class pictures`)
  const picture = (i: number) => file.subarray(i * DIGIT_PIXELS, (i + 1) * DIGIT_PIXELS)
  return Array.from({ length: DIGIT_CLASSES }, (_, label) => ({
    mean: picture(label),
    spread: picture(DIGIT_CLASSES + label),
  }))
}
