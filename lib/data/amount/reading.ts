/** A rectangle in pixels of the picture that was given; edges need not lie on whole pixels. */
export interface InkBox {
  x: number
  y: number
  width: number
  height: number
}

/** A picture of ink: `width` x `height` values, row by row, 0 paper to 1 ink. */
export interface InkPicture {
  ink: Float32Array
  width: number
  height: number
}

/**
 * Scores of n pictures of 784 ink bytes each (28x28, 0 paper to 255 ink): n x 10 values whose softmax are the
 * probabilities of the digits. LeNet's logits; natural logarithms of probabilities will do, less well.
 */
export type ReadCharacters = (pixels: Uint8Array<ArrayBuffer>) => Promise<Float32Array>

/** One place where the ink may be cut from top to bottom, or a gap between two pieces of it. */
export interface Cut {
  /** 0 before the first piece of ink, the last one behind all of it. */
  index: number
  /** The line from top to bottom: x0, y0, x1, y1, … in pixels of the picture. */
  line: number[]
  /** Ink that the line goes through, as a share of the height of the digits; 0 in a gap. */
  ink: number
}

/** One arc of the segmentation graph: the ink between two cuts, taken as one character. */
export interface Segment {
  /** Indices of the cuts it lies between, from < to. */
  from: number
  to: number
  box: InkBox
  /** 28x28 ink bytes as the network got them. */
  pixels: Uint8Array<ArrayBuffer>
  /** Probability of each digit, given that it is one. */
  probabilities: number[]
  /** The likeliest digit. */
  digit: number
  /** Natural logarithm of the odds that this ink is one whole digit, whichever digit it be. */
  odds: number
  /** `odds` plus the natural logarithm of the probability of `digit`: what the arc adds to its path. */
  score: number
}

/** One way to read the ink: a path through the graph, with a digit for each arc. */
export interface Alternative {
  /** The digits in order, such as '170'. */
  digits: string
  /** Sum of the scores of its arcs with these digits. */
  score: number
  /** Indices into {@link AmountReading.segments}, from left to right. */
  path: number[]
}

export interface ReadDigit {
  digit: number
  box: InkBox
  /** Index into {@link AmountReading.segments}. */
  segment: number
  /** Probability of the digit, given that the ink is one. */
  probability: number
  /** Natural logarithm of the odds that the ink is one whole digit, and its probability, 0 to 1. */
  odds: number
  whole: number
}

/**
 * Why a person should read this:
 * - 'close': another reading is nearly as good as the best.
 * - 'not-a-digit': a piece of the ink does not look like one whole digit; `at` is its place among the digits.
 * - 'cents': there is a point or comma that does not set thousands apart, and whole amounts are what is read.
 * - 'too-many': more pieces of ink than any amount has.
 */
export type Doubt =
  { kind: 'close' } | { kind: 'not-a-digit'; at: number } | { kind: 'cents' } | { kind: 'too-many' }

export interface AmountReading {
  /** The best reading, as '170'; '' where there is no ink. Also given when it is rejected. */
  text: string
  digits: ReadDigit[]
  cuts: Cut[]
  /** All arcs of the graph. */
  segments: Segment[]
  /** The best readings, best first, no two with the same digits. */
  alternatives: Alternative[]
  /** How far the best score lies above the second best, in natural logarithms; Infinity where there is no other. */
  margin: number
  /** The least of its digits' log odds of being whole; 0 where there is none. */
  weakest: number
  /** What is laid against the bar: the lesser of `margin` and `weakest` with an allowance (see rejection.ts). */
  certainty: number
  /** Points and commas that were seen, and left out of the digits. */
  marks: InkBox[]
  /** True where there is nothing to read, or `certainty` is below the bar. */
  rejected: boolean
  /** Why it is rejected; null where it is not, or where there is no ink. */
  doubt: Doubt | null
}

export interface ReadOptions {
  /** The certainty that is asked for; what is below is rejected. Default {@link DEFAULT_BAR}. */
  bar?: number
  /** How many alternatives are given at most. Default 5. */
  alternatives?: number
  /** More digits than this are not an amount. Default 12. */
  mostDigits?: number
}
