const LIT = ['outline-3', 'outline-offset-3', 'outline-why-fill', 'rounded-sm']

/** Parts of a live figure by their name: elements with data-part. */
function partsOf(figure: string, part: string): HTMLElement[] {
  const place = document.querySelector(`[data-figure="${CSS.escape(figure)}"]`)
  return [...(place?.querySelectorAll<HTMLElement>(`[data-part~="${CSS.escape(part)}"]`) ?? [])]
}

/** Draws a line around a part of a figure, until the returned function is called. */
export function lightPart(figure: string, part: string): () => void {
  const lit = partsOf(figure, part)
  for (const element of lit) {
    element.classList.add(...LIT)
    element.dataset.lit = ''
  }
  return () => {
    for (const element of lit) {
      element.classList.remove(...LIT)
      delete element.dataset.lit
    }
  }
}

/** Room for the page's head above, and for the panel of a walk below, in pixels. */
const [HEAD, PANEL] = [64, 200]

/** Brings a part of a figure into view, or the figure where it has no such part; nothing moves if it can be seen. */
export function showFigure(figure: string, part?: string): void {
  const place = document.querySelector(`[data-figure="${CSS.escape(figure)}"]`)
  const target = (part ? partsOf(figure, part)[0] : undefined) ?? place
  if (!target) return
  const { top, bottom } = target.getBoundingClientRect()
  const free = window.innerHeight - PANEL
  const isSeen =
    target === place ? bottom > HEAD && top < free : top >= HEAD && Math.min(bottom, top + free / 2) <= free
  if (!isSeen) target.scrollIntoView({ block: bottom - top > free - HEAD ? 'start' : 'center' })
}
