import { evenLight, paperBrightness } from './background'
import { plausible, writingLines, type WritingLine } from './digit-line'
import { findPieces } from './pieces'
import { soften, toGrey, type Mask, type Plane } from './plane'
import { removeRuledLines, type RuledLine } from './ruled-lines'
import { faintMarks, quantile, threshold } from './threshold'
import { turn } from './turn'
import { writingAngle } from './writing-angle'

/** Digits lower than this many pixels are too small to be read well. */
export const LEAST_HEIGHT = 12

/** Share of the digits' height that is left as paper around the line. */
const MARGIN = 0.15

/** Pieces of fewer pixels are grain. */
const SPECK = 6

/** How dark a pixel must be, as a share of the page's usual ink, to count as ink after turning. */
const HALF = 0.5

/** What is made of a photograph on the way to its digits. */
export interface PageInk {
  grey: Plane
  /** Brightness as a share of the paper's. */
  even: Plane
  /** Pixels below the threshold. */
  found: Mask
  /** The same without ruled lines. */
  unruled: Mask
  lines: { across: RuledLine[]; down: RuledLine[] }
  /** How far the page was turned: its lines descended to the right by so many degrees. */
  degrees: number
  /** What gave the angle. */
  angleFrom: 'lines' | 'writing'
  /** Ink of the whole page, 0 paper to 1 ink, turned straight. */
  straight: Plane
  /** All lines of writing in it, the largest first. */
  writing: WritingLine[]
  /** For each pixel of `straight` the label of the piece it belongs to, 0 on paper. */
  labels: Int32Array
  /** Brightness of the ink as a share of the paper's. */
  inkLevel: number
}

/** The ink of one line of writing alone, with a margin, and where its top left corner stands in `straight`. */
export interface CutLine {
  ink: Plane
  x: number
  y: number
}

/** Does the steps one after the other; `then` is called after each and may rest, or stop everything by throwing. */
export type AfterStep = (done: Partial<PageInk>) => Promise<void> | void

/** The ink of a page as numbers from 0 to 1: darkness, measured by the usual ink's, on and beside the mask. */
function softInk(even: Plane, mask: Mask, level: number): Plane {
  const { on, width, height } = mask
  const values = new Float32Array(on.length)
  const full = 1 - level
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = y * width + x
      const near =
        on[at] ||
        (x > 0 && on[at - 1]) ||
        (x + 1 < width && on[at + 1]) ||
        (y > 0 && on[at - width]) ||
        (y + 1 < height && on[at + width])
      if (near) values[at] = Math.min(1, Math.max(0, (1 - even.values[at]) / full))
    }
  return { values, width, height }
}

/** The brightness below which the darker half of the ink lies. */
const levelOfInk = (even: Plane, { on }: Mask) =>
  Math.min(
    0.93,
    quantile(even.values, 0.4, (i) => on[i] === 1),
  )

/** The ink that belongs to one line of writing, cut out with a margin. */
export function cutLine(
  { straight, labels }: Pick<PageInk, 'straight' | 'labels'>,
  line: WritingLine,
): CutLine {
  const high = line.bottom - line.top
  const margin = Math.ceil(MARGIN * high)
  const [x, y] = [line.left - margin, line.top - margin]
  const width = line.right - line.left + 2 * margin
  const height = high + 2 * margin
  const wanted = new Set(line.pieces.map(({ label }) => label))
  const values = new Float32Array(width * height)
  const belongs = (px: number, py: number) => {
    for (let dy = -1; dy <= 1; dy++)
      for (let dx = -1; dx <= 1; dx++) {
        const [nx, ny] = [px + dx, py + dy]
        if (nx < 0 || ny < 0 || nx >= straight.width || ny >= straight.height) continue
        if (wanted.has(labels[ny * straight.width + nx])) return true
      }
    return false
  }
  for (let py = Math.max(0, y); py < Math.min(straight.height, y + height); py++)
    for (let px = Math.max(0, x); px < Math.min(straight.width, x + width); px++)
      if (belongs(px, py)) values[(py - y) * width + px - x] = straight.values[py * straight.width + px]
  return { ink: { values, width, height }, x, y }
}

/**
 * From a photograph of a page to the ink of the largest line of writing on it: grey, light evened out, threshold, ruled
 * lines removed, turned straight, lines of writing found.
 * @param rgba width x height x 4 bytes
 */
export async function pageInk(
  rgba: Uint8ClampedArray | Uint8Array,
  width: number,
  height: number,
  then: AfterStep = () => {},
): Promise<PageInk> {
  const grey = toGrey(rgba, width, height)
  await then({ grey })
  const even = soften(evenLight(grey, paperBrightness(grey)))
  await then({ even })
  const { mask: found } = threshold(even)
  await then({ found })
  const { mask: bare, across, down, degrees: ofLines } = removeRuledLines(found, faintMarks(even))
  const unruled = withoutEdges(bare)
  await then({ unruled, lines: { across, down } })

  const inkLevel = levelOfInk(even, unruled)
  const degrees = ofLines ?? writingAngle(unruled)
  const straight = turn(softInk(even, unruled, inkLevel), degrees)
  await then({ straight, degrees })

  const mask: Mask = {
    on: Uint8Array.from(straight.values, (value) => (value > HALF ? 1 : 0)),
    width: straight.width,
    height: straight.height,
  }
  const { pieces, labels } = findPieces(mask)
  const writing = writingLines(pieces, LEAST_HEIGHT)
  return {
    grey,
    even,
    found,
    unruled,
    lines: { across, down },
    degrees,
    angleFrom: ofLines === null ? 'writing' : 'lines',
    straight,
    writing,
    labels,
    inkLevel,
  }
}

/** A mask without the edges of the page, the desk beside it and specks. */
function withoutEdges(mask: Mask): Mask {
  const { pieces, labels } = findPieces(mask)
  const kept = new Uint8Array(pieces.length + 1)
  for (const { label, area } of plausible(pieces, mask)) kept[label] = area >= SPECK ? 1 : 0
  return { ...mask, on: mask.on.map((_, i) => kept[labels[i]]) }
}
