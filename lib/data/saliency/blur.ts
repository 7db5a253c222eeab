/** How far a photo is blurred when it is hidden: the deviation of the bell curve, as a share of the photo's side. */
export const BLUR = 1 / 12

/** Weights of a bell curve, from its middle outwards, cut off at three deviations; with both halves they add up to 1. */
function bell(deviation: number): Float64Array {
  const reach = Math.ceil(3 * deviation)
  const half = Float64Array.from({ length: reach + 1 }, (_, i) =>
    Math.exp(-(i * i) / (2 * deviation * deviation)),
  )
  const sum = half.reduce((total, weight, i) => total + (i === 0 ? weight : 2 * weight), 0)
  return half.map((weight) => weight / sum)
}

/**
 * A picture blurred by a Gaussian; beyond the border it goes on as it is at the border.
 * @param rgba side x side x 4 bytes; alpha is kept
 * @param deviation in pixels, above 0
 */
export function blurred(
  rgba: Uint8ClampedArray,
  side: number,
  deviation: number,
): Uint8ClampedArray<ArrayBuffer> {
  const half = bell(deviation)
  const reach = half.length - 1
  const weights = Float64Array.from({ length: 2 * reach + 1 }, (_, i) => half[Math.abs(i - reach)])
  // Where each weight finds its pixel, for places from `reach` before the border to `reach` behind it.
  const within = Int32Array.from({ length: side + 2 * reach }, (_, i) =>
    Math.min(side - 1, Math.max(0, i - reach)),
  )
  let from = Float32Array.from(rgba)
  // Rows, then columns: a bell curve in two dimensions is the product of two.
  for (const [along, across] of [
    [4, 4 * side],
    [4 * side, 4],
  ]) {
    const to = Float32Array.from(from)
    for (let line = 0; line < side; line++)
      for (let at = 0; at < side; at++)
        for (let c = 0; c < 3; c++) {
          let sum = 0
          const start = line * across + c
          for (let i = 0; i < weights.length; i++) sum += weights[i] * from[start + within[at + i] * along]
          to[start + at * along] = sum
        }
    from = to
  }
  return Uint8ClampedArray.from(from)
}

/** The pixels that a mask covers are taken from another picture of the same size; the others stay. */
export function blended(
  rgba: Uint8ClampedArray,
  cover: Uint8ClampedArray,
  mask: Uint8Array,
): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(rgba)
  mask.forEach((covered, i) => {
    if (covered === 1) out.set(cover.subarray(i * 4, i * 4 + 4), i * 4)
  })
  return out
}
