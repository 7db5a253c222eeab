/** First row (or column) of cell `i` when `side` pixels are dealt out among `cells` cells, as evenly as whole pixels allow. */
export const cellStart = (i: number, side: number, cells: number): number => Math.floor((i * side) / cells)

/**
 * A square map in fewer and larger cells: the mean of the pixels of each.
 * @param values [side x side], row by row
 * @returns [cells x cells]
 */
export function cellMeans(values: ArrayLike<number>, side: number, cells: number): Float32Array<ArrayBuffer> {
  const means = new Float32Array(cells * cells)
  for (let row = 0; row < cells; row++)
    for (let column = 0; column < cells; column++) {
      const [top, bottom] = [cellStart(row, side, cells), cellStart(row + 1, side, cells)]
      const [left, right] = [cellStart(column, side, cells), cellStart(column + 1, side, cells)]
      let sum = 0
      for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) sum += values[y * side + x]
      means[row * cells + column] = sum / ((bottom - top) * (right - left))
    }
  return means
}

/** The two neighbours of each new pixel on one axis, and the share of the second. */
function neighbours(cells: number, side: number): { near: number; far: number; share: number }[] {
  return Array.from({ length: side }, (_, pixel) => {
    // Centres lie on centres: the first cell's middle is half a cell from the border.
    const at = Math.min(cells - 1, Math.max(0, ((pixel + 0.5) * cells) / side - 0.5))
    const near = Math.floor(at)
    return { near, far: Math.min(cells - 1, near + 1), share: at - near }
  })
}

/**
 * A square map of `cells` x `cells` drawn larger, `side` x `side`: bilinear between the middles of the cells, and flat
 * beyond the outermost ones.
 */
export function enlarged(values: ArrayLike<number>, cells: number, side: number): Float32Array<ArrayBuffer> {
  const places = neighbours(cells, side)
  const large = new Float32Array(side * side)
  places.forEach((y, row) =>
    places.forEach((x, column) => {
      const between = (line: number) =>
        values[line * cells + x.near] * (1 - x.share) + values[line * cells + x.far] * x.share
      large[row * side + column] = between(y.near) * (1 - y.share) + between(y.far) * y.share
    }),
  )
  return large
}

/** In which of the nine parts of a square a cell lies: 0 top left, 1 top, … 8 bottom right. */
export function partOfCell(cell: number, cells: number): number {
  const third = (at: number) => Math.min(2, Math.floor((3 * (at + 0.5)) / cells))
  return 3 * third(Math.floor(cell / cells)) + third(cell % cells)
}
