import { growLabels, labelComponents, regionsOf, type Region } from './components'
import { cutLines, type CutLine } from './cut-lines'
import type { WorkingPicture } from './working-size'
import { INK_LEVEL } from './working-size'

/** A point or comma: no wider and no higher than this, as a share of the height of the digits. */
const MARK_WIDTH = 0.3
const MARK_HEIGHT = 0.45
/** Its top lies below this share of the height of the digits, counted from their top. */
const MARK_TOP = 0.66
/** Less ink than this share of the height squared is a speck: it is not looked at. */
const SPECK = 0.004

/** What lies between two neighbouring cuts. */
export interface Piece extends Region {
  /** Number of the connected component that it is cut from. */
  component: number
  /** The line that parts it from the piece before, where both are of one component. */
  cutBefore: CutLine | null
}

export interface Pieces {
  /** For each pixel the index of its piece plus 1; 0 for paper, marks and specks. */
  owner: Int32Array
  /** From left to right. */
  pieces: Piece[]
  /** Points and commas. */
  marks: Region[]
  /** The line that the digits stand on: pixels of the working picture. */
  line: { top: number; bottom: number; height: number }
}

/** The height of the digits: that of the component in the middle when each counts with its ink. */
function lineOf(regions: readonly Region[]): Pieces['line'] {
  const byHeight = [...regions].sort((a, b) => a.bottom - a.top - (b.bottom - b.top))
  const total = byHeight.reduce((sum, { mass }) => sum + mass, 0)
  let sum = 0
  const middle = byHeight.find(({ mass }) => (sum += mass) >= total / 2) ?? byHeight[0]
  const height = middle.bottom - middle.top
  const tall = regions.filter(({ top, bottom }) => bottom - top >= 0.6 * height)
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length
  return { height, top: mean(tall.map(({ top }) => top)), bottom: mean(tall.map(({ bottom }) => bottom)) }
}

function isMark(region: Region, { top, height }: Pieces['line']): boolean {
  return (
    region.right - region.left <= MARK_WIDTH * height &&
    region.bottom - region.top <= MARK_HEIGHT * height &&
    region.top >= top + MARK_TOP * height
  )
}

/** Takes the ink apart: connected components, and these where they may be cut. */
export function piecesOf({ ink, width, height }: WorkingPicture): Pieces {
  const inked = Uint8Array.from(ink, (value) => (value >= INK_LEVEL ? 1 : 0))
  const components = labelComponents(inked, width, height)
  growLabels(components.labels, ink, width, height, 2)
  const all = regionsOf(components, ink, width, height)
  const line = lineOf(all)
  const seen = all.filter(({ mass }) => mass >= SPECK * line.height * line.height)
  const marks = seen.filter((region) => isMark(region, line))
  const parts = seen
    .filter((region) => !marks.includes(region))
    .flatMap((region) => cutApart(ink, width, components.labels, region, line.height))
    .sort((a, b) => a.region.centreX - b.region.centreX)

  const owner = new Int32Array(width * height)
  const pieces = parts.map(({ region, component, at, cutBefore }, index): Piece => {
    for (const pixel of at) owner[pixel] = index + 1
    // Its neighbour on the left must be the other side of the cut, or the cut parts nothing.
    const before = index > 0 && parts[index - 1].component === component
    return { ...region, component, cutBefore: before ? cutBefore : null }
  })
  marks.sort((a, b) => a.left - b.left)
  return { owner, pieces, marks, line }
}

interface Part {
  region: Region
  component: number
  /** Its pixels. */
  at: number[]
  cutBefore: CutLine | null
}

function cutApart(
  ink: Float32Array,
  width: number,
  labels: Int32Array,
  region: Region,
  digitHeight: number,
): Part[] {
  const own = new Float32Array(ink.length)
  for (let y = region.top; y < region.bottom; y++)
    for (let x = region.left; x < region.right; x++)
      if (labels[y * width + x] === region.label) own[y * width + x] = ink[y * width + x]
  const lines = cutLines(own, width, region, digitHeight)
  const pixels: number[][] = Array.from({ length: lines.length + 1 }, () => [])
  for (let y = region.top; y < region.bottom; y++) {
    for (let x = region.left; x < region.right; x++) {
      if (own[y * width + x] === 0) continue
      let part = 0
      while (part < lines.length && x >= lines[part].columns[y - region.top]) part++
      pixels[part].push(y * width + x)
    }
  }
  return pixels.flatMap((at, part) => {
    if (at.length === 0) return []
    const piece = regionOfPixels(at, own, width)
    return [{ region: piece, component: region.label, at, cutBefore: part > 0 ? lines[part - 1] : null }]
  })
}

function regionOfPixels(at: readonly number[], ink: Float32Array, width: number): Region {
  const region: Region = {
    label: 0,
    left: Infinity,
    top: Infinity,
    right: 0,
    bottom: 0,
    mass: 0,
    centreX: 0,
  }
  for (const pixel of at) {
    const [x, y] = [pixel % width, Math.floor(pixel / width)]
    region.left = Math.min(region.left, x)
    region.right = Math.max(region.right, x + 1)
    region.top = Math.min(region.top, y)
    region.bottom = Math.max(region.bottom, y + 1)
    region.mass += ink[pixel]
    region.centreX += ink[pixel] * x
  }
  return { ...region, centreX: region.centreX / region.mass }
}
