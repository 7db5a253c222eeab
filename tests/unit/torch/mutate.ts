import { createRandom } from '@/lib/data/random'

/** A damaged copy of a file; the same seed does the same damage. Most of it near the beginning or the end, where lengths are. */
export function mutate(bytes: Uint8Array, seed: number): Uint8Array {
  const random = createRandom(seed)
  const below = (most: number) => Math.floor(random() * most)
  const place = () => {
    const edge = Math.min(bytes.length, 600)
    const where = random()
    if (where < 0.4) return below(edge)
    return where < 0.7 ? bytes.length - 1 - below(edge) : below(bytes.length)
  }
  const copy = bytes.slice()
  switch (below(6)) {
    case 0: // flipped bits
      for (let n = 1 + below(4); n > 0; n--) copy[place()] ^= 1 << below(8)
      return copy
    case 1: // other bytes
      for (let n = 1 + below(8); n > 0; n--) copy[place()] = below(256)
      return copy
    case 2: // cut off
      return copy.slice(0, below(bytes.length))
    case 3: {
      // a piece twice, or from elsewhere
      const [from, to, length] = [place(), place(), 1 + below(64)]
      const piece = copy.slice(from, from + length)
      const out = new Uint8Array(copy.length + piece.length)
      out.set(copy.subarray(0, to))
      out.set(piece, to)
      out.set(copy.subarray(to), to + piece.length)
      return out
    }
    case 4: {
      // a length that has grown
      const [at, width] = [place(), [1, 2, 4, 8][below(4)]]
      copy.fill(random() < 0.5 ? 0xff : 0x7f, at, at + width)
      return copy
    }
    default: {
      // a piece is missing
      const [from, length] = [place(), 1 + below(32)]
      const out = new Uint8Array(copy.length - copy.slice(from, from + length).length)
      out.set(copy.subarray(0, from))
      out.set(copy.subarray(from + length), from)
      return out
    }
  }
}
