import { SIDE } from './picture'

/** Corner of the part that the small grids look at, for a picture of 28 x 28. */
const middleOf = (side: number) => Math.floor((SIDE - side) / 2)

/**
 * The middle of the chosen picture as [side x side] whole numbers from 0 to 9, so that they can be added in the head:
 * every second pixel of it, ink 0 to 255 divided by 28.33 and rounded.
 */
export function smallPatch(pixels: ArrayLike<number>, side: number): number[] {
  const start = middleOf(2 * side)
  return Array.from({ length: side * side }, (_, i) => {
    const [row, column] = [start + 2 * Math.floor(i / side), start + 2 * (i % side)]
    return Math.round((pixels[row * SIDE + column] * 9) / 255)
  })
}
