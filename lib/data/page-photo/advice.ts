import type { AmountReading } from '../amount/reading'
import type { WritingLine } from './digit-line'
import type { PageInk } from './page-ink'

/** Digits lower than this many pixels of the working picture lose what tells them apart. */
const SMALL = 28
/** Ink that leaves more than this share of the paper's brightness is hard to tell from paper. */
const FAINT = 0.78
/** Paper darker than this, of 1 for white, is badly lit. */
const DIM = 0.3

/**
 * Why a photograph is not read, or not for sure:
 * - 'nothing': no writing was found
 * - 'cut-off': the writing runs out of the picture
 * - 'not-a-digit', 'close', 'cents', 'too-many': the reader's doubts, see `Doubt`
 */
export type PageProblem = 'nothing' | 'cut-off' | 'not-a-digit' | 'close' | 'cents' | 'too-many'

/** What may help, from what was measured on the photograph; 'apart' where it shows no fault. */
export type PageTip = 'closer' | 'darker-pen' | 'more-light' | 'whole' | 'apart' | 'one-number'

export interface PageAdvice {
  /** null where the number is read without doubt. */
  problem: PageProblem | null
  /** Empty where there is no problem; the most helpful first. */
  tips: PageTip[]
}

/** Measures of a page and of the line that was read, on which advice rests. */
export interface PageMeasures {
  /** Height of the line of writing, pixels of the working picture; null where none was found. */
  lineHeight: number | null
  /** Brightness of the ink as a share of the paper's. */
  inkLevel: number
  /** Brightness of the paper, 1 for white. */
  paperLevel: number
  /** The line touches the edge of the photograph. */
  cutOff: boolean
}

export function measuresOf(page: PageInk, line: WritingLine | null): PageMeasures {
  const some = page.grey.values.filter((_, i) => i % 97 === 0).sort()
  return {
    lineHeight: line && line.bottom - line.top,
    inkLevel: page.inkLevel,
    paperLevel: some[Math.floor(some.length * 0.7)] ?? 0,
    cutOff: line !== null && touchesEdge(page, line),
  }
}

/** A piece of the line touches the edge of the photograph, which lies turned in the straightened picture. */
function touchesEdge({ straight, grey, degrees }: PageInk, line: WritingLine): boolean {
  const angle = (degrees * Math.PI) / 180
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
  return line.pieces.some(({ left, right, top, bottom }) =>
    [
      [left, (top + bottom) / 2],
      [right, (top + bottom) / 2],
      [(left + right) / 2, top],
      [(left + right) / 2, bottom],
    ].some(([x, y]) => {
      const [u, v] = [x - straight.width / 2, y - straight.height / 2]
      const px = u * cos - v * sin + grey.width / 2
      const py = u * sin + v * cos + grey.height / 2
      return px < 2 || py < 2 || px > grey.width - 2 || py > grey.height - 2
    }),
  )
}

/** What to tell the reader about a photograph and what was read of it. */
export function adviceFor(seen: PageMeasures, reading: AmountReading | null): PageAdvice {
  const tips: PageTip[] = []
  if (seen.paperLevel < DIM) tips.push('more-light')
  if (seen.lineHeight === null || !reading || reading.text === '') {
    if (reading?.doubt?.kind === 'too-many') return { problem: 'too-many', tips: ['one-number', ...tips] }
    return { problem: 'nothing', tips: [...tips, 'darker-pen', 'closer'] }
  }
  if (seen.lineHeight < SMALL) tips.unshift('closer')
  if (seen.inkLevel > FAINT) tips.push('darker-pen')
  if (seen.cutOff) return { problem: 'cut-off', tips: ['whole'] }
  if (!reading.doubt) return { problem: null, tips: [] }
  const { kind } = reading.doubt
  if (kind === 'too-many') return { problem: kind, tips: ['one-number', ...tips] }
  if (kind === 'cents') return { problem: kind, tips: ['one-number'] }
  return { problem: kind, tips: tips.length > 0 ? tips : ['apart'] }
}
