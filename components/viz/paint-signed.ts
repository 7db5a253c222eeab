/** Pixels of the canvas a cell. */
export const SIGNED_CELL = 8

/** Above this share of the largest value a positive one gets a dot, so that the sign is not told by colour alone. */
const DOTTED_FROM = 0.25
/** How strongly the picture beneath shows through, 0 to 1. */
const UNDER_INK = 0.28

/**
 * Paints reasons over a picture: amber speaks for, violet against, the more of it the larger the value beside `largest`.
 * @param values row by row, as many columns as the canvas has cells
 * @param under ink bytes of the picture beneath, in the same cells
 */
export function paintSigned(
  canvas: HTMLCanvasElement,
  values: ArrayLike<number>,
  under: ArrayLike<number>,
  largest: number,
): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const style = getComputedStyle(canvas)
  const [forIt, against, ink, card] = ['--why-fill', '--negative', '--ink', '--card'].map((name) =>
    style.getPropertyValue(name),
  )
  const columns = canvas.width / SIGNED_CELL
  context.clearRect(0, 0, canvas.width, canvas.height)
  for (let at = 0; at < values.length; at++) {
    const [x, y] = [(at % columns) * SIGNED_CELL, Math.floor(at / columns) * SIGNED_CELL]
    const fillCell = (colour: string, share: number) => {
      context.globalAlpha = share
      context.fillStyle = colour
      context.fillRect(x, y, SIGNED_CELL, SIGNED_CELL)
    }
    fillCell(ink, (UNDER_INK * under[at]) / 255)
    const share = largest > 0 ? Math.min(1, Math.abs(values[at]) / largest) : 0
    fillCell(values[at] < 0 ? against : forIt, share)
    if (values[at] < 0 || share < DOTTED_FROM) continue
    context.globalAlpha = 1
    context.fillStyle = card
    context.fillRect(x + SIGNED_CELL / 2 - 1, y + SIGNED_CELL / 2 - 1, 2, 2)
  }
}
