import { readInk } from '../amount/read-ink'
import type { AmountReading, ReadCharacters } from '../amount/reading'
import { adviceFor, measuresOf, type PageAdvice } from './advice'
import type { WritingLine } from './digit-line'
import { cutLine, type CutLine, type PageInk } from './page-ink'

/** As many lines of writing are tried, the largest first, until one is read without doubt. */
const TRIED = 3

export interface PageReading {
  /** The line that was read, cut out; null where nothing is written. */
  cut: CutLine | null
  reading: AmountReading | null
  advice: PageAdvice
}

/**
 * Reads the number on a page: the largest line of writing, or, where that is rejected, the next one of two digits or more
 * that is not. What lies beside the paper may look larger than what is written on it; but a single stroke beside a number
 * that is hard to read, which may well look like a 1, is not taken for the number.
 */
export async function readPage(page: PageInk, read: ReadCharacters): Promise<PageReading> {
  const attempt = async (line: WritingLine): Promise<PageReading> => {
    const cut = cutLine(page, line)
    const { values, width, height } = cut.ink
    const reading = await readInk({ ink: values, width, height }, read)
    return { cut, reading, advice: adviceFor(measuresOf(page, line), reading) }
  }
  let first: PageReading | null = null
  for (const line of page.writing.slice(0, TRIED)) {
    const found = await attempt(line)
    const digits = found.reading?.digits.length ?? 0
    if (found.advice.problem === null && (first === null || digits > 1)) return found
    first ??= found
  }
  return first ?? { cut: null, reading: null, advice: adviceFor(measuresOf(page, null), null) }
}
