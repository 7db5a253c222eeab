import { DIGIT_PIXELS, DIGIT_SIDE } from './mnist'

export type InkTool = 'eraser' | 'pen'

/** A pixel of a digit. */
export interface InkPlace {
  row: number
  column: number
}

/**
 * A copy of a digit after a tool has gone from one pixel to another in a straight line: a square of `size` pixels that
 * leaves paper (eraser) or full ink (pen).
 * @param digit 784 bytes, 0 paper to 255 ink
 * @param size side of the square, in pixels; where it is even, the pixel is right and below of its middle
 */
export function drawn(
  digit: Uint8Array,
  tool: InkTool,
  size: number,
  from: InkPlace,
  to: InkPlace = from,
): Uint8Array<ArrayBuffer> {
  const out = Uint8Array.from(digit)
  const steps = Math.max(1, Math.abs(to.row - from.row), Math.abs(to.column - from.column))
  for (let step = 0; step <= steps; step++) {
    const at = (a: number, b: number) => Math.round(a + ((b - a) * step) / steps)
    const top = at(from.row, to.row) - Math.floor(size / 2)
    const left = at(from.column, to.column) - Math.floor(size / 2)
    for (let row = Math.max(0, top); row < Math.min(DIGIT_SIDE, top + size); row++)
      for (let column = Math.max(0, left); column < Math.min(DIGIT_SIDE, left + size); column++)
        out[row * DIGIT_SIDE + column] = tool === 'pen' ? 255 : 0
  }
  return out
}

/** How many pixels two digits differ in. */
export function changedPixels(a: Uint8Array, b: Uint8Array): number {
  let count = 0
  for (let i = 0; i < DIGIT_PIXELS; i++) if (a[i] !== b[i]) count++
  return count
}
