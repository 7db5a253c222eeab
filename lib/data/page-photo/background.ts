import type { Plane } from './plane'

/** Blocks along the longer side in which the paper's brightness is looked for. */
const BLOCKS = 64
/** Of a block's pixels, this share is darker than what counts as its paper. */
const BRIGHT = 0.8
/** Ink up to this many blocks wide to either side is bridged. */
const REACH = 5

/** The brightest of `size` neighbours to each side, then the darkest: what is dark and narrow goes, wide steps stay. */
function close(values: Float32Array, width: number, height: number, size: number): Float32Array {
  const sweep = (from: Float32Array, pick: (a: number, b: number) => number, start: number) => {
    const across = new Float32Array(from.length)
    const out = new Float32Array(from.length)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        let best = start
        for (let k = Math.max(0, x - size); k <= Math.min(width - 1, x + size); k++)
          best = pick(best, from[y * width + k])
        across[y * width + x] = best
      }
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        let best = start
        for (let k = Math.max(0, y - size); k <= Math.min(height - 1, y + size); k++)
          best = pick(best, across[k * width + x])
        out[y * width + x] = best
      }
    return out
  }
  return sweep(sweep(values, Math.max, -Infinity), Math.min, Infinity)
}

/** For each pixel of an axis the two blocks whose middles it lies between, and the share of the second. */
function between(length: number, block: number, blocks: number) {
  const first = new Int32Array(length)
  const second = new Int32Array(length)
  const share = new Float32Array(length)
  for (let i = 0; i < length; i++) {
    const place = Math.min(blocks - 1, Math.max(0, (i + 0.5) / block - 0.5))
    first[i] = Math.floor(place)
    second[i] = Math.min(blocks - 1, first[i] + 1)
    share[i] = place - first[i]
  }
  return { first, second, share }
}

/**
 * How bright the paper is at each pixel, as if nothing were written on it: the bright end of small blocks, closed over
 * what is dark and narrow (the ink), and smoothed back to full size. Shadows, being wide, stay in it.
 */
export function paperBrightness({ values, width, height }: Plane): Plane {
  const block = Math.max(4, Math.round(Math.max(width, height) / BLOCKS))
  const columns = Math.ceil(width / block)
  const rows = Math.ceil(height / block)
  const bright = new Float32Array(columns * rows)
  const counts = new Uint32Array(256)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      counts.fill(0)
      let total = 0
      for (let y = row * block; y < Math.min(height, (row + 1) * block); y++)
        for (let x = column * block; x < Math.min(width, (column + 1) * block); x++) {
          counts[Math.min(255, Math.max(0, Math.round(255 * values[y * width + x])))]++
          total++
        }
      let level = 0
      for (let below = counts[0]; below <= total * BRIGHT && level < 255;) below += counts[++level]
      bright[row * columns + column] = level / 255
    }
  const closed = close(bright, columns, rows, REACH)
  const across = between(width, block, columns)
  const down = between(height, block, rows)
  const row = new Float32Array(columns)
  const out = new Float32Array(values.length)
  for (let y = 0; y < height; y++) {
    const top = down.first[y] * columns
    const bottom = down.second[y] * columns
    const share = down.share[y]
    for (let k = 0; k < columns; k++) row[k] = closed[top + k] * (1 - share) + closed[bottom + k] * share
    for (let x = 0; x < width; x++) {
      const s = across.share[x]
      out[y * width + x] = row[across.first[x]] * (1 - s) + row[across.second[x]] * s
    }
  }
  return { values: out, width, height }
}

/** Each pixel as a share of the paper's brightness there: about 1 on paper, whatever the light, less on ink. */
export function evenLight(grey: Plane, paper: Plane): Plane {
  const values = grey.values.map((value, i) => Math.min(1.2, value / Math.max(0.02, paper.values[i])))
  return { ...grey, values }
}
