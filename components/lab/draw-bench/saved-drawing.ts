import { EMPTY, PEN_RANGE, type Drawing } from '@/lib/data/drawing/strokes'

const KEY = 'digit-drawing'

/** A drawing as kept for this tab, or an empty one when `text` is not one of ours. */
export function parseDrawing(text: string | null): Drawing {
  try {
    const { testDigit, strokes, pen } = JSON.parse(text ?? '') as Record<string, unknown>
    const isStroke = (stroke: unknown) =>
      Array.isArray(stroke) && stroke.length >= 2 && stroke.length % 2 === 0 && stroke.every(Number.isFinite)
    const knownDigit = testDigit === null || (Number.isInteger(testDigit) && (testDigit as number) >= 0)
    const knownPen = pen === undefined || (Number(pen) >= PEN_RANGE.from && Number(pen) <= PEN_RANGE.to)
    if (knownDigit && knownPen && Array.isArray(strokes) && strokes.every(isStroke))
      return {
        testDigit: testDigit as number | null,
        strokes: strokes as number[][],
        ...(pen === undefined ? {} : { pen: Number(pen) }),
      }
  } catch {
    // Nothing kept, or not by us.
  }
  return EMPTY
}

export function loadDrawing(): Drawing {
  try {
    return parseDrawing(sessionStorage.getItem(KEY))
  } catch {
    return EMPTY // storage is forbidden
  }
}

/** Keeps the drawing until the tab is closed: over a reload and a change of language. */
export function saveDrawing(drawing: Drawing): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(drawing))
  } catch {
    // Forbidden or full: the drawing then lasts as long as the page.
  }
}
