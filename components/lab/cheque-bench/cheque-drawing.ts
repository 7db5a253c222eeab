import { exampleOfCode } from '@/lib/data/amount/under-ink'
import { EMPTY, type Drawing } from '@/lib/data/drawing/strokes'
import { createDrawingStore } from '../draw-bench/drawing-store'
import { parseDrawing } from '../draw-bench/saved-drawing'

const KEY = 'cheque-drawing'
/** Of the address: the code of an example, kind and seed in one number. */
const PARAMETER = 'amount'

/** What is in the amount box: strokes from 0 to 1 along its width and height, over an example by its code, or none. */
export const chequeDrawing = createDrawingStore((drawing) => {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(drawing))
  } catch {
    // Forbidden or full: the amount then lasts as long as the page.
  }
})

function savedDrawing(): Drawing {
  try {
    const drawing = parseDrawing(sessionStorage.getItem(KEY))
    const known = drawing.testDigit === null || exampleOfCode(drawing.testDigit) !== null
    return known ? drawing : EMPTY
  } catch {
    return EMPTY // storage is forbidden
  }
}

/** What was in the box before a reload, or the example that the address asks for where that is another. */
export function loadChequeDrawing(): Drawing {
  const saved = savedDrawing()
  const asked = new URLSearchParams(location.search).get(PARAMETER)
  if (asked === null || !/^\d{1,9}$/.test(asked) || Number(asked) === saved.testDigit) return saved
  return { testDigit: Number(asked), strokes: [] }
}

/** Writes the example that is in the box into the address, so that it can be shown to others. */
export function keepInAddress(code: number | null): void {
  const url = new URL(location.href)
  if (url.searchParams.get(PARAMETER) === (code === null ? null : String(code))) return
  if (code === null) url.searchParams.delete(PARAMETER)
  else url.searchParams.set(PARAMETER, String(code))
  history.replaceState(history.state, '', url)
}
