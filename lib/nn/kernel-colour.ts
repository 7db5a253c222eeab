/**
 * How colourful each kernel of a first convolution is: the share of its squared weights that is left when from each of
 * its places the mean over red, green and blue is taken away. 0: all three colours are weighed alike, and the kernel sees
 * light and dark alone. 1: its three weights cancel at every place, and it is blind to grey. In between, 2/3 is a kernel
 * that reads one colour only. A kernel of zeros has 0. (Krizhevsky et al. 2012, section 6.1, call the two sorts
 * colour-agnostic and colour-specific; the measure is ours.)
 * @param weights HWIO, [size, size, 3, kernels] flattened
 * @returns [kernels], 0 to 1
 */
export function colourfulness(weights: ArrayLike<number>, kernels: number): Float32Array<ArrayBuffer> {
  const all = new Float64Array(kernels)
  const colour = new Float64Array(kernels)
  const places = weights.length / (3 * kernels)
  for (let place = 0; place < places; place++)
    for (let kernel = 0; kernel < kernels; kernel++) {
      const [r, g, b] = [0, 1, 2].map((channel) => weights[(place * 3 + channel) * kernels + kernel])
      const grey = (r + g + b) / 3
      all[kernel] += r * r + g * g + b * b
      colour[kernel] += (r - grey) ** 2 + (g - grey) ** 2 + (b - grey) ** 2
    }
  return Float32Array.from(colour, (share, kernel) => (all[kernel] > 0 ? share / all[kernel] : 0))
}

/**
 * A kernel of a first convolution as a colour picture: no weight is middle grey, the kernel's own largest weight (by
 * size) the full strength of its colour or the lack of it.
 * @param weights as in {@link colourfulness}
 * @returns RGBA bytes, size x size, opaque
 */
export function kernelPicture(
  weights: ArrayLike<number>,
  kernels: number,
  kernel: number,
): Uint8ClampedArray<ArrayBuffer> {
  const values = Array.from({ length: weights.length / kernels }, (_, i) => weights[i * kernels + kernel])
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-12)
  const rgba = new Uint8ClampedArray((values.length / 3) * 4).fill(255)
  values.forEach((value, i) => {
    rgba[Math.floor(i / 3) * 4 + (i % 3)] = 127.5 + (127.5 * value) / largest
  })
  return rgba
}
