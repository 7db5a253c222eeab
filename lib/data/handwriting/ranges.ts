/** From, to: uniform between them. */
export type Range = readonly [number, number]

/**
 * How generated digits differ from their form. Everything that measures how well drawings are read takes them from here.
 */
export const HAND = {
  /** Longer side of the digit's ink, as a share of the pad's side. */
  size: [0.25, 0.9],
  /** Width as a share of the form's own. */
  width: [0.85, 1.15],
  /** Degrees that upright lines lean. */
  slant: [-15, 15],
  /** Degrees. */
  turn: [-12, 12],
  /** Width of the pen, as a share of the pad's side. */
  pen: [0.02, 0.1],
  /** Height of the slow waves by which a hand strays from the form, as a share of the digit's height. */
  stray: [0, 0.03],
} as const satisfies Record<string, Range>
