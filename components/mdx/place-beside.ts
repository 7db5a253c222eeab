export interface Place {
  left: number // px in the window
  top: number
}

const GAP = 8 // px between the word and the bubble
const MARGIN = 12 // px kept free at the window's edges

/** Above the first line of `anchor`, else below it; never beyond the sides of the window. */
export function placeBeside(anchor: Element, bubble: HTMLElement): Place {
  const line = anchor.getClientRects()[0]
  const { offsetWidth: width, offsetHeight: height } = bubble
  const widest = document.documentElement.clientWidth - MARGIN - width
  const left = Math.max(MARGIN, Math.min(line.left + line.width / 2 - width / 2, widest))
  const above = line.top - GAP - height
  return { left, top: above >= MARGIN ? above : line.bottom + GAP }
}
