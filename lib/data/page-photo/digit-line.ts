import type { Piece } from './pieces'

/** A line of writing: the pieces of ink it is made of, and the box around them. */
export interface WritingLine {
  pieces: Piece[]
  left: number
  top: number
  right: number
  bottom: number
  /** Pixels of ink. */
  area: number
}

/** Ink that touches the picture's edge and is longer than this share of it is the edge of the page or of the desk. */
const EDGE = 0.25
/** No digit is as wide as this share of the picture: what is, is a line or an edge. */
const WIDEST = 0.7

const height = ({ top, bottom }: Pick<Piece, 'top' | 'bottom'>) => bottom - top
const width = ({ left, right }: Pick<Piece, 'left' | 'right'>) => right - left

/**
 * Pieces that may be digits or parts of digits: not the edge of the page, nor what lies on the desk beside it, nor what
 * is left of a line.
 */
export function plausible(pieces: readonly Piece[], page: { width: number; height: number }): Piece[] {
  const isEdge = (piece: Piece) => {
    const touches =
      piece.left <= 1 || piece.top <= 1 || piece.right >= page.width - 1 || piece.bottom >= page.height - 1
    const long = width(piece) > EDGE * page.width || height(piece) > EDGE * page.height
    return (touches && long) || width(piece) > WIDEST * page.width
  }
  const isLine = (piece: Piece) =>
    width(piece) > 12 * height(piece) && piece.area > 0.6 * width(piece) * height(piece)
  const edges = pieces.filter(isEdge)
  return pieces.filter(
    (piece) => !isEdge(piece) && !isLine(piece) && !edges.some((edge) => isBeyond(piece, edge, page)),
  )
}

/** A piece lies between the page's edge and the picture's: in the grain of the desk, and not on the page. */
function isBeyond(piece: Piece, edge: Piece, page: { width: number; height: number }): boolean {
  const tall = height(edge) > EDGE * page.height && width(edge) < EDGE * page.width
  const flat = width(edge) > EDGE * page.width && height(edge) < EDGE * page.height
  if (tall && piece.top >= edge.top && piece.bottom <= edge.bottom) {
    return edge.left > page.width / 2
      ? piece.left >= edge.left
      : edge.right < page.width / 2 && piece.right <= edge.right
  }
  if (flat && piece.left >= edge.left && piece.right <= edge.right) {
    return edge.top > page.height / 2
      ? piece.top >= edge.top
      : edge.bottom < page.height / 2 && piece.bottom <= edge.bottom
  }
  return false
}

function overlap(a: Pick<Piece, 'top' | 'bottom'>, b: Pick<Piece, 'top' | 'bottom'>): number {
  return Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
}

/**
 * Groups pieces of ink into lines of writing and gives them in order of their size, the largest first. A piece belongs
 * to a line when it stands beside one of its digits, at most twice their height away, and is about as high; small
 * pieces then join the line they lie in (the bar of a 5, the broken end of a stroke).
 * @param least height in pixels below which nothing is a digit
 */
export function writingLines(pieces: readonly Piece[], least: number): WritingLine[] {
  const tall = pieces.filter((piece) => height(piece) >= least).sort((a, b) => height(b) - height(a))
  const free = new Set(tall)
  const lines: WritingLine[] = []
  for (const seed of tall) {
    if (!free.delete(seed)) continue
    const members = [seed]
    for (let grown = true; grown;) {
      grown = false
      for (const piece of free) {
        const beside = members.some((member) => {
          const small = Math.min(height(member), height(piece))
          const large = Math.max(height(member), height(piece))
          const gap = Math.max(member.left, piece.left) - Math.min(member.right, piece.right)
          return small > 0.4 * large && overlap(member, piece) > 0.4 * small && gap < 2 * large
        })
        if (!beside) continue
        members.push(piece)
        free.delete(piece)
        grown = true
      }
    }
    lines.push(boxed(members))
  }
  const whole = lines.map((line) => {
    const reach = 0.25 * height(line)
    const inside = pieces.filter((piece) => {
      if (line.pieces.includes(piece)) return false
      const middle = { x: (piece.left + piece.right) / 2, y: (piece.top + piece.bottom) / 2 }
      return (
        height(piece) <= height(line) &&
        piece.area > 0.002 * height(line) ** 2 &&
        middle.x > line.left - reach &&
        middle.x < line.right + reach &&
        middle.y > line.top - reach && // the bar of a 5 may stand above it
        middle.y < line.bottom
      )
    })
    return boxed([...line.pieces, ...inside])
  })
  // By the height of what stands in it, summed: many small marks do not outweigh a number.
  const weight = (line: WritingLine) => line.pieces.reduce((sum, piece) => sum + height(piece) ** 2, 0)
  return whole.sort((a, b) => weight(b) - weight(a))
}

function boxed(pieces: Piece[]): WritingLine {
  return {
    pieces,
    left: Math.min(...pieces.map(({ left }) => left)),
    top: Math.min(...pieces.map(({ top }) => top)),
    right: Math.max(...pieces.map(({ right }) => right)),
    bottom: Math.max(...pieces.map(({ bottom }) => bottom)),
    area: pieces.reduce((sum, { area }) => sum + area, 0),
  }
}
