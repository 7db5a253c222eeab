import { centreDigit } from '../digit-centring'
import type { Pieces } from './pieces'
import type { WorkingPicture } from './working-size'

/** No digit is wider than this many heights of the line, and none is made of more pieces. */
const MOST_WIDTH = 1.8
const MOST_PIECES = 7
/** Parts of one digit lie no farther apart than this, in heights of the line. */
const MOST_GAP = 0.3

/** Softer edges than this share of the darkest ink do not belong to the box that is fitted; chosen on validation digits. */
const FAINT = 0.1

/** A run of pieces that may be one digit. */
export interface Candidate {
  /** Cuts it lies between: pieces from, …, to - 1. */
  from: number
  to: number
  /** Pixels of the working picture. */
  box: { left: number; top: number; right: number; bottom: number }
  pixels: Uint8Array<ArrayBuffer>
  /** What can be said of it without reading it. */
  shape: Shape
}

/** Lengths are shares of the height of the line. */
export interface Shape {
  width: number
  height: number
  /** Where its middle lies above (negative) or below that of the line. */
  rise: number
  /** Ink that the cuts on its two sides go through. */
  cutInk: number
  /** Mean darkness within its box. */
  ink: number
  /** Components that it is made of, beyond the first. */
  extraParts: number
  /** Height of the second highest of those components; 0 where there is one. */
  secondHeight: number
  /** The widest gap between neighbouring pieces; negative where they overlap, 0 where there is one piece. */
  gap: number
  /** Least ink of a cut inside it; 1 where there is none. */
  innerCut: number
}

/** All runs of neighbouring pieces that are not too wide, each as the picture that the network is to read. */
export function candidatesOf(picture: WorkingPicture, found: Pieces): Candidate[] {
  const { pieces, line } = found
  const candidates: Candidate[] = []
  for (let from = 0; from < pieces.length; from++) {
    let gap = -1
    const box = { left: Infinity, top: Infinity, right: 0, bottom: 0 }
    for (let to = from + 1; to <= pieces.length && to - from <= MOST_PIECES; to++) {
      const piece = pieces[to - 1]
      if (to - from > 1) gap = Math.max(gap, (piece.left - box.right) / line.height)
      box.left = Math.min(box.left, piece.left)
      box.top = Math.min(box.top, piece.top)
      box.right = Math.max(box.right, piece.right)
      box.bottom = Math.max(box.bottom, piece.bottom)
      if (gap > MOST_GAP || box.right - box.left > MOST_WIDTH * line.height) break
      const pixels = pictureOf(picture, found.owner, from, to, box)
      if (!pixels) continue
      const shape = shapeOf(found, from, to, box, to - from > 1 ? gap : 0)
      candidates.push({ from, to, box: { ...box }, pixels, shape })
    }
  }
  return candidates
}

function pictureOf(
  { ink, width }: WorkingPicture,
  owner: Int32Array,
  from: number,
  to: number,
  box: Candidate['box'],
): Uint8Array<ArrayBuffer> | null {
  const [columns, rows] = [box.right - box.left, box.bottom - box.top]
  const own = new Float32Array(columns * rows)
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const at = (box.top + y) * width + box.left + x
      if (owner[at] > from && owner[at] <= to) own[y * columns + x] = ink[at]
    }
  }
  return centreDigit(own, columns, rows, { threshold: FAINT })?.pixels ?? null
}

function shapeOf(
  { pieces, line }: Pieces,
  from: number,
  to: number,
  box: Candidate['box'],
  gap: number,
): Shape {
  const unit = line.height
  const run = pieces.slice(from, to)
  const heights = new Map<number, { top: number; bottom: number }>()
  for (const { component, top, bottom } of run) {
    const known = heights.get(component)
    heights.set(component, {
      top: Math.min(top, known?.top ?? Infinity),
      bottom: Math.max(bottom, known?.bottom ?? 0),
    })
  }
  const tall = [...heights.values()].map(({ top, bottom }) => bottom - top).sort((a, b) => b - a)
  const inner = run.slice(1).map(({ cutBefore }) => (cutBefore ? cutBefore.ink / unit : 0))
  const cutOf = (index: number) => (pieces[index]?.cutBefore?.ink ?? 0) / unit
  const [width, height] = [box.right - box.left, box.bottom - box.top]
  return {
    width: width / unit,
    height: height / unit,
    rise: ((box.top + box.bottom) / 2 - (line.top + line.bottom) / 2) / unit,
    cutInk: cutOf(from) + cutOf(to),
    ink: run.reduce((sum, { mass }) => sum + mass, 0) / (width * height),
    extraParts: heights.size - 1,
    secondHeight: (tall[1] ?? 0) / unit,
    gap,
    innerCut: inner.length > 0 ? Math.min(1, ...inner) : 1,
  }
}
