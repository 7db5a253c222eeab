import type { Mask } from './plane'
import { transpose } from './plane'

/** A page is held straight to this many degrees, to either side; beyond, nothing is promised. */
export const STEEPEST = 12
/** A ruled line is seen in at least this share of the columns that it runs through. */
const COVERAGE = 0.42
/** It runs through at least this share of the picture's columns. */
const SHORTEST = 0.3
/** What is thicker than this share of the longer side is no ruled line, but a pen's stroke. */
const THICKEST = 1 / 100

/** A ruled line as y = a + b x + c x², in pixels: paper that is not quite flat bends it a little. */
export interface RuledLine {
  a: number
  b: number
  c: number
  /** Vertical extent in pixels, the middle one of all columns. */
  thickness: number
}

/** The middle of one vertical run of ink that is thin enough to be of a ruled line. */
interface ThinRun {
  x: number
  y: number
  length: number
}

function thinRuns({ on, width, height }: Mask, most: number): ThinRun[] {
  const runs: ThinRun[] = []
  for (let x = 0; x < width; x++) {
    let start = -1
    for (let y = 0; y <= height; y++) {
      const ink = y < height && on[y * width + x] === 1
      if (ink && start < 0) start = y
      if (!ink && start >= 0) {
        if (y - start <= most) runs.push({ x, y: (start + y - 1) / 2, length: y - start })
        start = -1
      }
    }
  }
  return runs
}

/** How many runs lie on each line of slope `slope`, lines being numbered by where they meet the left edge. */
function profile(runs: readonly ThinRun[], slope: number, width: number, height: number) {
  const reach = Math.ceil(Math.abs(slope) * width) + 1
  const counts = new Uint32Array(height + 2 * reach)
  for (const { x, y } of runs) counts[Math.round(y - slope * x) + reach]++
  return { counts, reach }
}

const slopeOf = (degrees: number) => Math.tan((degrees * Math.PI) / 180)

/** The slope, in degrees, at which the runs crowd most into few lines; the middle of all that are equally good. */
function crowdedSlope(runs: readonly ThinRun[], width: number, height: number, from: number, to: number) {
  let best = { degrees: 0, score: -1 }
  const look = (start: number, end: number, step: number) => {
    for (let degrees = start; degrees <= end + 1e-9; degrees += step) {
      const { counts } = profile(runs, slopeOf(degrees), width, height)
      let score = 0
      for (let i = 1; i + 1 < counts.length; i++) score += (counts[i - 1] + counts[i] + counts[i + 1]) ** 2
      if (score > best.score) best = { degrees, score }
    }
  }
  look(from, to, 0.5)
  const rough = best.degrees
  look(rough - 0.4, rough + 0.4, 0.1)
  return best.degrees
}

/** Least squares of y = a + b x + c x² on the runs near a line, twice, the second time only those nearer. */
function fit(runs: readonly ThinRun[], offset: number, slope: number, width: number): RuledLine | null {
  let line: RuledLine = { a: offset, b: slope, c: 0, thickness: 0 }
  const middle = width / 2
  for (const near of [5, 2.5]) {
    const close = runs.filter(({ x, y }) => Math.abs(y - lineAt(line, x)) <= near)
    if (close.length < 8) return null
    // In u = (x - middle) / middle, so that the sums are of like size.
    const m = new Float64Array(5)
    const r = new Float64Array(3)
    for (const { x, y } of close) {
      const u = (x - middle) / middle
      const off = y - lineAt(line, x)
      for (let p = 0, power = 1; p < 5; p++, power *= u) {
        m[p] += power
        if (p < 3) r[p] += power * off
      }
    }
    const solved = solve3(m, r)
    if (!solved) return null
    const [p, q, s] = solved
    line = {
      a: line.a + p - q + s,
      b: line.b + (q - 2 * s) / middle,
      c: line.c + s / (middle * middle),
      thickness: median(close.map(({ length }) => length)),
    }
  }
  return line
}

/** Solves the normal equations of a parabola, whose matrix holds the sums of powers 0 to 4. */
function solve3(m: Float64Array, r: Float64Array): [number, number, number] | null {
  const rows = [0, 1, 2].map((i) => [m[i], m[i + 1], m[i + 2], r[i]])
  for (let i = 0; i < 3; i++) {
    const pivot = [...rows.keys()]
      .slice(i)
      .reduce((a, b) => (Math.abs(rows[b][i]) > Math.abs(rows[a][i]) ? b : a))
    ;[rows[i], rows[pivot]] = [rows[pivot], rows[i]]
    if (Math.abs(rows[i][i]) < 1e-9) return null
    for (let j = 0; j < 3; j++) {
      if (j === i) continue
      const share = rows[j][i] / rows[i][i]
      rows[j] = rows[j].map((value, k) => value - share * rows[i][k])
    }
  }
  return [rows[0][3] / rows[0][0], rows[1][3] / rows[1][1], rows[2][3] / rows[2][2]]
}

function median(values: number[]): number {
  values.sort((a, b) => a - b)
  return values[Math.floor(values.length / 2)]
}

/** Where a line is at column x. */
export const lineAt = ({ a, b, c }: RuledLine, x: number) => a + b * x + c * x * x

/** The columns of the picture through which a straight line runs. */
function columnsInside(offset: number, slope: number, width: number, height: number): number {
  let inside = 0
  for (let x = 0; x < width; x += 4) {
    const y = offset + slope * x
    if (y >= 0 && y < height) inside += 4
  }
  return Math.min(width, inside)
}

/**
 * Finds the ruled lines that cross a page from side to side, of whatever slope up to `STEEPEST` degrees: thin, long, and
 * all of one slope. What is written is neither as thin nor as long.
 * @param around look only for slopes within a degree of this one
 */
export function findRuledLines(mask: Mask, around?: number): { lines: RuledLine[]; degrees: number } {
  const { width, height } = mask
  const runs = thinRuns(mask, Math.max(3, Math.round(Math.max(width, height) * THICKEST)))
  if (runs.length < width / 4) return { lines: [], degrees: 0 }
  const degrees =
    around === undefined
      ? crowdedSlope(runs, width, height, -STEEPEST, STEEPEST)
      : crowdedSlope(runs, width, height, around - 1, around + 1)
  const slope = slopeOf(degrees)
  const { counts, reach } = profile(runs, slope, width, height)
  const wide = (i: number) =>
    (counts[i - 2] ?? 0) + (counts[i - 1] ?? 0) + counts[i] + (counts[i + 1] ?? 0) + (counts[i + 2] ?? 0)
  const lines: RuledLine[] = []
  const taken = new Uint8Array(counts.length)
  const order = [...counts.keys()].filter((i) => counts[i] > 0).sort((a, b) => wide(b) - wide(a))
  for (const i of order) {
    if (taken[i]) continue
    const inside = columnsInside(i - reach, slope, width, height)
    if (wide(i) < COVERAGE * SHORTEST * width) break
    if (inside < SHORTEST * width || wide(i) < COVERAGE * inside) continue
    const line = fit(runs, i - reach, slope, width)
    if (!line) continue
    lines.push(line)
    taken.fill(1, Math.max(0, i - 8), i + 9)
  }
  return { lines, degrees }
}

/**
 * Takes lines out of a mask, column by column, where the ink there is no thicker than the line: where a stroke of the
 * pen crosses or touches it, the ink stays.
 */
export function removeLines(mask: Mask, lines: readonly RuledLine[]): Mask {
  const { width, height } = mask
  const on = mask.on.slice()
  for (const line of lines) {
    const most = Math.ceil(line.thickness * 1.35 + 1)
    for (let x = 0; x < width; x++) {
      const y = Math.round(lineAt(line, x))
      for (let look = Math.max(0, y - 2); look <= Math.min(height - 1, y + 2); look++) {
        if (!mask.on[look * width + x]) continue
        let top = look
        let bottom = look
        while (top > 0 && mask.on[(top - 1) * width + x]) top--
        while (bottom + 1 < height && mask.on[(bottom + 1) * width + x]) bottom++
        if (bottom - top + 1 <= most) for (let k = top; k <= bottom; k++) on[k * width + x] = 0
        look = bottom + 1
      }
    }
  }
  return { on, width, height }
}

export interface Unruled {
  mask: Mask
  /** Lines across and lines down, the latter with rows and columns exchanged. */
  across: RuledLine[]
  down: RuledLine[]
  /** How far the page's lines descend to the right, in degrees; null where it has none. */
  degrees: number | null
}

/**
 * Takes ruled lines out of a page: those across, and of squared paper or a margin those down.
 * @param found the ink
 * @param marks all that is a little darker than what is around it, see `faintMarks`: lines are looked for in it, since
 *   they may be too faint to be ink and still tell how the page lies
 */
export function removeRuledLines(found: Mask, marks: Mask): Unruled {
  const across = findRuledLines(marks)
  const known = across.lines.length > 0 ? across.degrees : undefined
  const down = findRuledLines(transpose(marks), known === undefined ? undefined : -known)
  const degrees = known ?? (down.lines.length > 0 ? -down.degrees : null)
  const withoutAcross = removeLines(found, across.lines)
  const mask =
    down.lines.length > 0 ? transpose(removeLines(transpose(withoutAcross), down.lines)) : withoutAcross
  return { mask, across: across.lines, down: down.lines, degrees }
}
