/**
 * All ranges from which drawings for measurements and tests are made. Shares are of the pad's side, angles in degrees;
 * each value is drawn uniformly from its range by a seed. Everything is tuned on even seeds and reported on odd ones.
 */
import { HAND, type Range } from '@/lib/data/handwriting/ranges'

/** Digits: size, width, slant, turn, pen, and how far a hand strays; their forms are in lib/data/handwriting/forms.ts. */
export { HAND }

/** Scribbles: size and pen as for digits, turned by any angle, and of each family: */
export const SCRIBBLE = {
  size: HAND.size,
  pen: HAND.pen,
  turn: [0, 360],
  /** Teeth of a zigzag, and its height as a share of its length. */
  zigzagTeeth: [4, 9],
  zigzagHeight: [0.25, 0.9],
  /** Turns of a spiral. */
  spiralTurns: [2.5, 5],
  /** Bends of a random walk, and the share of the pad between two. */
  walkBends: [14, 40],
  walkStep: [0.15, 0.5],
  /** Lines of either direction in a cross-hatching, and the angle between both directions. */
  hatchLines: [3, 6],
  hatchAngle: [55, 125],
  /** Loops of a coil, or rings of a heap. */
  loops: [4, 8],
} as const satisfies Record<string, Range>
