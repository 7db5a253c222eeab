/** A picture of one number a pixel, row by row. */
export interface Plane {
  values: Float32Array
  width: number
  height: number
}

/** Which pixels are ink: 1, or paper: 0; row by row. */
export interface Mask {
  on: Uint8Array
  width: number
  height: number
}

/**
 * Brightness of a picture, 0 black to 1 white: ITU-R BT.601's weights for red, green and blue.
 * @param rgba width x height x 4 bytes; alpha is not looked at
 * @throws RangeError when the size and the number of bytes contradict each other
 */
export function toGrey(rgba: Uint8ClampedArray | Uint8Array, width: number, height: number): Plane {
  if (rgba.length !== width * height * 4 || rgba.length === 0)
    throw new RangeError(`${rgba.length} bytes are no ${width} x ${height} picture`)
  const values = new Float32Array(width * height)
  for (let i = 0; i < values.length; i++)
    values[i] = (0.299 * rgba[4 * i] + 0.587 * rgba[4 * i + 1] + 0.114 * rgba[4 * i + 2]) / 255
  return { values, width, height }
}

/** A plane softened by a 3x3 window with the weights 1 2 1 across and down: grain of single pixels goes. */
export function soften({ values, width, height }: Plane): Plane {
  const across = new Float32Array(values.length)
  const out = new Float32Array(values.length)
  for (let y = 0; y < height; y++) {
    const row = y * width
    for (let x = 0; x < width; x++) {
      const left = values[row + Math.max(0, x - 1)]
      const right = values[row + Math.min(width - 1, x + 1)]
      across[row + x] = (left + 2 * values[row + x] + right) / 4
    }
  }
  for (let y = 0; y < height; y++) {
    const up = Math.max(0, y - 1) * width
    const down = Math.min(height - 1, y + 1) * width
    for (let x = 0; x < width; x++)
      out[y * width + x] = (across[up + x] + 2 * across[y * width + x] + across[down + x]) / 4
  }
  return { values: out, width, height }
}

/** Turned on its diagonal: rows become columns. */
export function transpose({ on, width, height }: Mask): Mask {
  const turned = new Uint8Array(on.length)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) turned[x * height + y] = on[y * width + x]
  return { on: turned, width: height, height: width }
}
