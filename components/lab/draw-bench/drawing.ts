import { driveFigure, valuesInQuery } from '@/components/mdx/figure-store'
import { EMPTY, type Drawing } from '@/lib/data/drawing/strokes'
import { SAMPLE_DIGITS } from '@/lib/data/sample-digits'
import { createDrawingStore } from './drawing-store'
import { loadDrawing, saveDrawing } from './saved-drawing'

const FIGURE = 'draw' // in the address

/** The drawing on the page's one pad; it outlives the component, as when the language changes. A test digit is linkable. */
export const drawingOnPad = createDrawingStore((drawing) => {
  saveDrawing(drawing)
  const { testDigit, strokes } = drawing
  driveFigure(FIGURE, testDigit === null || strokes.length > 0 ? {} : { digit: String(testDigit) })
})

/** The test digit that the address names, or what this tab drew last. */
export function firstDrawing(): Drawing {
  const { digit = '' } = valuesInQuery(FIGURE, window.location.search)
  const isKnown = /^\d{1,3}$/.test(digit) && Number(digit) < SAMPLE_DIGITS
  return isKnown ? { ...EMPTY, testDigit: Number(digit) } : loadDrawing()
}
