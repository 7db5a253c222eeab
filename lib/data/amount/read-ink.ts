import { DIGIT_PIXELS } from '../mnist'
import { featuresOf, opinionOf } from './features'
import { bestPaths } from './paths'
import { piecesOf, type Pieces } from './pieces'
import { candidatesOf, type Candidate } from './segments'
import { certaintyOf, doubtOf } from './rejection'
import { logOddsOfWhole } from './whole-digit'
import { atWorkingSize, type WorkingPicture } from './working-size'
import type { Region } from './components'
import type {
  AmountReading,
  Cut,
  InkBox,
  InkPicture,
  ReadCharacters,
  ReadDigit,
  ReadOptions,
  Segment,
} from './reading'

/** More pieces than this are no amount, and would take long to read. */
const MOST_PIECES = 64

/** Nothing to read, or nothing that could be read. */
const nothing = (doubt: AmountReading['doubt'] = null): AmountReading => ({
  text: '',
  digits: [],
  cuts: [],
  segments: [],
  alternatives: [],
  margin: 0,
  weakest: 0,
  certainty: 0,
  marks: [],
  rejected: true,
  doubt,
})

/**
 * Reads a line of handwritten digits that may touch: cuts the ink wherever it might be cut, has every run of neighbouring
 * pieces read, and takes the way through them whose scores add up to the most (LeCun et al. 1998, section V:
 * heuristic over-segmentation, segmentation graph, Viterbi search).
 *
 * @param picture ink of one line, of any size: 0 paper to 1 ink
 * @param read called once, with all candidates, or not at all where there is no ink
 */
export async function readInk(
  picture: InkPicture,
  read: ReadCharacters,
  options: ReadOptions = {},
): Promise<AmountReading> {
  const working = atWorkingSize(picture)
  if (!working) return nothing()
  const found = piecesOf(working)
  if (found.pieces.length === 0) return nothing()
  if (found.pieces.length > MOST_PIECES) return nothing({ kind: 'too-many' })
  const candidates = candidatesOf(working, found)
  const pixels = new Uint8Array(candidates.length * DIGIT_PIXELS)
  candidates.forEach((candidate, i) => pixels.set(candidate.pixels, i * DIGIT_PIXELS))
  const scores = candidates.length > 0 ? await read(pixels) : new Float32Array(0)
  return weigh(working, found, candidates, scores, options)
}

/** The reading, once every candidate has its ten scores. */
function weigh(
  working: WorkingPicture,
  found: Pieces,
  candidates: readonly Candidate[],
  scores: Float32Array,
  { bar, alternatives: count = 5, mostDigits }: ReadOptions,
): AmountReading {
  const odds = candidates.map(({ shape }, i) => logOddsOfWhole(featuresOf(shape, scores, 10 * i)))
  const segments = candidates.map((candidate, i): Segment => {
    const { probabilities, digit } = opinionOf(scores, 10 * i)
    return {
      from: candidate.from,
      to: candidate.to,
      box: boxOf(working, candidate.box),
      pixels: candidate.pixels,
      probabilities,
      digit,
      odds: odds[i],
      score: odds[i] + Math.log(probabilities[digit]),
    }
  })
  const arcs = segments.map(({ from, to, probabilities }, i) => ({
    from,
    to,
    scores: probabilities.map((probability) => odds[i] + Math.log(probability)),
  }))
  const paths = bestPaths(found.pieces.length + 1, arcs, Math.max(2, count))
  const [best, second] = paths
  const marks = found.marks.map((mark) => boxOf(working, mark))
  const cuts = cutsOf(working, found)
  if (!best) return { ...nothing({ kind: 'not-a-digit', at: 0 }), cuts, segments, marks }

  const digits = best.arcs.map((segment, place): ReadDigit => {
    const { box, odds, probabilities } = segments[segment]
    const digit = Number(best.digits[place])
    return { digit, box, segment, probability: probabilities[digit], odds, whole: 1 / (1 + Math.exp(-odds)) }
  })
  const margin = second ? best.score - second.score : Infinity
  const weakest = Math.min(...best.arcs.map((segment) => odds[segment]))
  const certainty = certaintyOf(margin, weakest)
  const doubt = doubtOf({ digits, marks, margin, weakest }, { bar, mostDigits })
  return {
    text: best.digits,
    digits,
    cuts,
    segments,
    alternatives: paths.slice(0, count).map(({ digits, score, arcs: path }) => ({ digits, score, path })),
    margin,
    weakest,
    certainty,
    marks,
    rejected: doubt !== null,
    doubt,
  }
}

const boxOf = (
  { perPixel, left, top }: WorkingPicture,
  box: Pick<Region, 'left' | 'top' | 'right' | 'bottom'>,
): InkBox => ({
  x: left + box.left * perPixel,
  y: top + box.top * perPixel,
  width: (box.right - box.left) * perPixel,
  height: (box.bottom - box.top) * perPixel,
})

/** A cut before each piece, and one behind the last. */
function cutsOf(
  working: WorkingPicture,
  { pieces, line: { top: above, bottom: below, height } }: Pieces,
): Cut[] {
  const { perPixel, left, top } = working
  const at = (x: number, y: number) => [left + x * perPixel, top + y * perPixel]
  const straight = (x: number) => [...at(x, above), ...at(x, below)]
  const behind = Math.max(...pieces.map(({ right }) => right))
  return [...pieces, null].map((piece, index) => {
    const cut = piece?.cutBefore
    if (piece && cut) {
      // The line runs through the whole component, whose top is that of its highest piece.
      const first = Math.min(
        ...pieces.filter(({ component }) => component === piece.component).map((one) => one.top),
      )
      const line = Array.from(cut.columns).flatMap((column, row) => at(column, first + row))
      return { index, line, ink: cut.ink / height }
    }
    if (!piece) return { index, line: straight(behind), ink: 0 }
    const before = index > 0 ? pieces[index - 1] : null
    return { index, line: straight(before ? (before.right + piece.left) / 2 : piece.left), ink: 0 }
  })
}
