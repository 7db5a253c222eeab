import type { Region } from './components'

/** All lengths here are shares of the height of the digits. */
const EVERY = 0.05 // distance of the places tried
const REACH = 0.2 // how far a line may bend away from its place, to either side
const APART = 0.1 // two cuts are at least so far apart, in the mean
const LEAST_WIDTH = 0.1 // of what a cut leaves on either side
/** A line that goes through more ink than this cuts along a stroke, not across one. */
export const MOST_INK = 0.5
/** What a step sideways costs, in inked pixels: a straight line is preferred where the ink is equal. */
const SIDE_STEP = 0.12
/** A cut leaves at least this much ink on either side, as a share of the height squared. */
const LEAST_MASS = 0.012

export interface CutLine {
  /** For each row from the region's top: the first column to the right of the line. */
  columns: Int32Array
  /** Ink that it goes through, in pixels. */
  ink: number
}

/**
 * Places where touching digits may be cut apart: lines from the top to the bottom of a region that go through as little
 * ink as possible, each found by dynamic programming among all lines near its place. It is the 1998 reader's search for
 * minima of the vertical projection (LeCun et al. 1998, section V.A), for lines that may bend.
 *
 * @param own the ink of this region alone, width x height of the whole picture; 0 elsewhere
 * @param digitHeight height of the digits, pixels
 */
export function cutLines(own: Float32Array, width: number, region: Region, digitHeight: number): CutLine[] {
  const unit = digitHeight
  const places: { line: CutLine; mean: number }[] = []
  const first = region.left + LEAST_WIDTH * unit
  const last = region.right - LEAST_WIDTH * unit
  for (let place = first; place <= last; place += Math.max(1, EVERY * unit)) {
    const line = bestLine(own, width, region, Math.round(place), Math.max(1, Math.round(REACH * unit)))
    if (line.ink > MOST_INK * unit) continue
    const mean = line.columns.reduce((sum, column) => sum + column, 0) / line.columns.length
    places.push({ line, mean })
  }
  // The least ink first; of those too near to one another the first is kept.
  places.sort((a, b) => a.line.ink - b.line.ink)
  const kept: typeof places = []
  for (const place of places) {
    if (kept.some(({ mean }) => Math.abs(mean - place.mean) < APART * unit)) continue
    const left = massLeftOf(own, width, region, place.line)
    const least = LEAST_MASS * unit * unit
    if (left < least || region.mass - left < least) continue
    kept.push(place)
  }
  kept.sort((a, b) => a.mean - b.mean)
  // Lines may touch but not cross.
  for (let i = 1; i < kept.length; i++) {
    const [before, line] = [kept[i - 1].line.columns, kept[i].line.columns]
    for (let row = 0; row < line.length; row++) line[row] = Math.max(line[row], before[row])
  }
  return kept.map(({ line }) => line)
}

function bestLine(own: Float32Array, width: number, region: Region, place: number, reach: number): CutLine {
  const from = Math.max(region.left, place - reach)
  const to = Math.min(region.right - 1, place + reach)
  const [columns, rows] = [to - from + 1, region.bottom - region.top]
  const cost = new Float64Array(columns * rows)
  const came = new Int8Array(columns * rows)
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < columns; i++) {
      // A faint pull to the place itself, so that where all is empty the line stays.
      const here = own[(region.top + row) * width + from + i] + (0.01 * Math.abs(from + i - place)) / reach
      let [best, step] = [row === 0 ? 0 : cost[(row - 1) * columns + i], 0]
      if (row > 0) {
        if (i > 0 && cost[(row - 1) * columns + i - 1] + SIDE_STEP < best)
          [best, step] = [cost[(row - 1) * columns + i - 1] + SIDE_STEP, -1]
        if (i + 1 < columns && cost[(row - 1) * columns + i + 1] + SIDE_STEP < best)
          [best, step] = [cost[(row - 1) * columns + i + 1] + SIDE_STEP, 1]
      }
      cost[row * columns + i] = best + here
      came[row * columns + i] = step
    }
  }
  let at = 0
  for (let i = 1; i < columns; i++)
    if (cost[(rows - 1) * columns + i] < cost[(rows - 1) * columns + at]) at = i
  const line = new Int32Array(rows)
  let ink = 0
  for (let row = rows - 1; row >= 0; row--) {
    line[row] = from + at
    ink += own[(region.top + row) * width + from + at]
    at += came[row * columns + at]
  }
  return { columns: line, ink }
}

function massLeftOf(own: Float32Array, width: number, region: Region, { columns }: CutLine): number {
  let mass = 0
  for (let row = 0; row < columns.length; row++)
    for (let x = region.left; x < columns[row]; x++) mass += own[(region.top + row) * width + x]
  return mass
}
