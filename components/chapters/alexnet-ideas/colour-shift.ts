/**
 * Principal components of the colours of AlexNet-64's training pictures (Tiny ImageNet, every 50th training picture, RGB
 * from 0 to 1): variances, and directions as rows. Those of Krizhevsky et al. 2012 are not published.
 */
export const VARIANCES = [0.202482, 0.019232, 0.004345] as const
export const DIRECTIONS = [
  [-0.5643, -0.5835, -0.584],
  [-0.7396, 0.043, 0.6717],
  [0.3668, -0.811, 0.4558],
] as const

/**
 * What is added to R, G and B (0 to 1) of every pixel: sum over the components of direction x alpha x variance, section
 * 4.1 there; alpha is drawn from a normal distribution with a deviation of 0.1, once for each picture and use.
 */
export function colourShift(alphas: readonly number[]): [number, number, number] {
  const added: [number, number, number] = [0, 0, 0]
  for (let component = 0; component < 3; component++)
    for (let channel = 0; channel < 3; channel++)
      added[channel] += DIRECTIONS[component][channel] * alphas[component] * VARIANCES[component]
  return added
}

/** RGBA bytes with a shift added, held within 0 to 255. */
export function shifted(rgba: Uint8ClampedArray, added: readonly number[]): Uint8ClampedArray<ArrayBuffer> {
  const result = new Uint8ClampedArray(rgba.length)
  for (let at = 0; at < rgba.length; at += 4) {
    for (let channel = 0; channel < 3; channel++)
      result[at + channel] = rgba[at + channel] + 255 * added[channel]
    result[at + 3] = rgba[at + 3]
  }
  return result
}
