/** Above this share of the largest weight a positive one gets a dot, so that the sign is not told by colour alone. */
const DOTTED_FROM = 0.25

/**
 * Paints one kernel on each canvas (of `side` x `side` cells): violet negative, green positive, the more of it the
 * larger the weight beside the largest of all kernels.
 * @param weights [side, side, 1, kernels] flattened, or null for blank canvases
 */
export function paintKernels(
  canvases: readonly HTMLCanvasElement[],
  weights: ArrayLike<number> | null,
  side: number,
  cell: number,
): void {
  if (canvases.length === 0) return
  const style = getComputedStyle(canvases[0])
  const [negative, positive, card] = ['--negative', '--positive', '--card'].map((name) =>
    style.getPropertyValue(name),
  )
  const largest = weights ? Array.from(weights).reduce((most, w) => Math.max(most, Math.abs(w)), 1e-9) : 1
  canvases.forEach((canvas, kernel) => {
    const context = canvas.getContext('2d')
    if (!context) return
    context.clearRect(0, 0, canvas.width, canvas.height)
    if (!weights) return
    for (let at = 0; at < side * side; at++) {
      const weight = weights[at * canvases.length + kernel]
      const share = Math.abs(weight) / largest
      const [x, y] = [(at % side) * cell, Math.floor(at / side) * cell]
      context.globalAlpha = share
      context.fillStyle = weight < 0 ? negative : positive
      context.fillRect(x, y, cell, cell)
      if (weight < 0 || share < DOTTED_FROM) continue
      context.globalAlpha = 1
      context.fillStyle = card
      context.fillRect(x + cell / 2 - 1, y + cell / 2 - 1, 2, 2)
    }
  })
}
