import type { Mask } from './plane'

/** A piece of connected ink; edges in whole pixels, right and bottom just outside of it. */
export interface Piece {
  left: number
  top: number
  right: number
  bottom: number
  /** Pixels of ink. */
  area: number
  /** Its pixels in {@link Pieces.labels}. */
  label: number
}

export interface Pieces {
  pieces: Piece[]
  /** For each pixel the label of its piece, 0 on paper. */
  labels: Int32Array
}

/** The connected pieces of a mask; pixels that touch by a corner belong together. */
export function findPieces({ on, width, height }: Mask): Pieces {
  const labels = new Int32Array(on.length)
  const pieces: Piece[] = []
  const stack: number[] = []
  for (let start = 0; start < on.length; start++) {
    if (!on[start] || labels[start]) continue
    const label = pieces.length + 1
    const piece: Piece = { left: width, top: height, right: 0, bottom: 0, area: 0, label }
    labels[start] = label
    stack.push(start)
    while (stack.length > 0) {
      const at = stack.pop()!
      const y = Math.floor(at / width)
      const x = at - y * width
      piece.area++
      piece.left = Math.min(piece.left, x)
      piece.right = Math.max(piece.right, x + 1)
      piece.top = Math.min(piece.top, y)
      piece.bottom = Math.max(piece.bottom, y + 1)
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++)
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const next = ny * width + nx
          if (!on[next] || labels[next]) continue
          labels[next] = label
          stack.push(next)
        }
    }
    pieces.push(piece)
  }
  return { pieces, labels }
}
