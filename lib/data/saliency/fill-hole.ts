import { IMAGENET_MEAN } from '../photo-preparation'

/** Rounds of smoothing at the end: without them the squares of the coarse levels could be seen. */
const SMOOTHING = 12

interface Level {
  side: number
  /** Colours times their weight, three a pixel, and the weight of each pixel, 0 (unknown) to 1. */
  colour: Float32Array
  weight: Float32Array
}

function coarser({ side, colour, weight }: Level): Level {
  const half = Math.ceil(side / 2)
  const made: Level = {
    side: half,
    colour: new Float32Array(half * half * 3),
    weight: new Float32Array(half * half),
  }
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const [from, to] = [y * side + x, (y >> 1) * half + (x >> 1)]
      made.weight[to] += weight[from]
      for (let c = 0; c < 3; c++) made.colour[to * 3 + c] += colour[from * 3 + c]
    }
  // Known by more than one pixel is no more than known.
  for (let i = 0; i < half * half; i++)
    if (made.weight[i] > 1) {
      for (let c = 0; c < 3; c++) made.colour[i * 3 + c] /= made.weight[i]
      made.weight[i] = 1
    }
  return made
}

/** What is unknown of a level comes from the coarser one above it, between whose four nearest pixels it lies. */
function completed({ side, colour, weight }: Level, above: Level): void {
  const at = (pixel: number) => {
    const place = Math.min(above.side - 1, Math.max(0, (pixel + 0.5) / 2 - 0.5))
    const near = Math.floor(place)
    return { near, far: Math.min(above.side - 1, near + 1), share: place - near }
  }
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const i = y * side + x
      const missing = 1 - weight[i]
      if (missing <= 0) continue
      const [v, h] = [at(y), at(x)]
      for (let c = 0; c < 3; c++) {
        const line = (row: number) =>
          above.colour[(row * above.side + h.near) * 3 + c] * (1 - h.share) +
          above.colour[(row * above.side + h.far) * 3 + c] * h.share
        colour[i * 3 + c] += missing * (line(v.near) * (1 - v.share) + line(v.far) * v.share)
      }
      weight[i] = 1
    }
}

/** Each pixel of the hole becomes the mean of its neighbours, a few times over. */
function smooth(colour: Float32Array, mask: Uint8Array, side: number): void {
  const holes: number[] = []
  mask.forEach((covered, i) => covered === 1 && holes.push(i))
  for (let round = 0; round < SMOOTHING; round++)
    for (const i of holes) {
      const x = i % side
      // At the border the pixel itself stands for the neighbour that is not there.
      const left = x > 0 ? i - 1 : i
      const right = x < side - 1 ? i + 1 : i
      const up = i >= side ? i - side : i
      const down = i < side * (side - 1) ? i + side : i
      for (let c = 0; c < 3; c++)
        colour[i * 3 + c] =
          (colour[left * 3 + c] + colour[right * 3 + c] + colour[up * 3 + c] + colour[down * 3 + c]) / 4
    }
}

/**
 * Fills a hole with the colours around it, the nearer the more: averages in ever coarser pictures, and back (push-pull,
 * Gortler et al. 1996, section 3.3), then smoothed. What is not covered stays as it is. A picture that is covered as a
 * whole becomes ImageNet's mean colour.
 * @param rgba side x side x 4 bytes
 * @param mask [side x side], 1 where a pixel is to be filled
 */
export function fillHole(
  rgba: Uint8ClampedArray,
  mask: Uint8Array,
  side: number,
): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(rgba)
  if (!mask.includes(1)) return out
  const known: Level = {
    side,
    colour: new Float32Array(side * side * 3),
    weight: Float32Array.from(mask, (covered) => 1 - covered),
  }
  for (let i = 0; i < side * side; i++)
    for (let c = 0; c < 3; c++) known.colour[i * 3 + c] = known.weight[i] * rgba[i * 4 + c]
  const levels = [known]
  while (levels.at(-1)!.side > 1) levels.push(coarser(levels.at(-1)!))
  const top = levels.at(-1)!
  for (let c = 0; c < 3; c++)
    top.colour[c] = top.weight[0] > 0 ? top.colour[c] / top.weight[0] : 255 * IMAGENET_MEAN[c]
  top.weight[0] = 1
  for (let level = levels.length - 2; level >= 0; level--) completed(levels[level], levels[level + 1])
  smooth(known.colour, mask, side)
  for (let i = 0; i < side * side; i++)
    if (mask[i] === 1) for (let c = 0; c < 3; c++) out[i * 4 + c] = known.colour[i * 3 + c]
  return out
}
