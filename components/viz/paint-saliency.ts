/** Pixels of the canvas along a side. */
export const SALIENCY_SIDE = 256

/** Above this share of the largest value a cell that speaks for gets a dot, so that the sign is not told by colour alone. */
const DOTTED_FROM = 0.25
/** The line is drawn where a smooth map passes this share of the largest value. */
const LINE_AT = 0.5
/** At full strength the photo is still seen through. */
const MOST = 0.92

type Colour = [number, number, number]

/** A colour of the page as bytes. */
function bytesOf(canvas: HTMLCanvasElement, name: string): Colour {
  const one = document.createElement('canvas')
  one.width = one.height = 1
  const context = one.getContext('2d')
  if (!context) return [0, 0, 0]
  context.fillStyle = getComputedStyle(canvas).getPropertyValue(name)
  context.fillRect(0, 0, 1, 1)
  const [r, g, b] = context.getImageData(0, 0, 1, 1).data
  return [r, g, b]
}

/**
 * Paints reasons to be laid over a photo: amber speaks for, violet against, the more of it the larger the value beside
 * `largest`. A smooth map gets a line around what passes half of the largest value, whole for, dashed against; of a map in
 * cells those that speak for strongly get a dot.
 * @param values as many as the canvas has pixels, row by row
 * @param cells cells along a side where the map is drawn in cells; null where it is smooth
 * @param strength 0 (nothing) to 1
 */
export function paintSaliency(
  canvas: HTMLCanvasElement,
  values: ArrayLike<number>,
  cells: number | null,
  largest: number,
  strength: number,
): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const side = canvas.width
  const [pro, contra] = [bytesOf(canvas, '--why-fill'), bytesOf(canvas, '--negative')]
  const image = context.createImageData(side, side)
  const share = (at: number) => (largest > 0 ? Math.max(-1, Math.min(1, values[at] / largest)) : 0)
  const set = (at: number, [r, g, b]: Colour, alpha: number) => image.data.set([r, g, b, 255 * alpha], at * 4)
  for (let at = 0; at < side * side; at++) {
    const value = share(at)
    set(at, value < 0 ? contra : pro, Math.abs(value) * MOST * strength)
    if (strength === 0) continue
    const [x, y] = [at % side, Math.floor(at / side)]
    if (cells === null) {
      const passes = (level: number) =>
        [at + 1, at + side].some(
          (next, i) =>
            (i === 0 ? x < side - 1 : y < side - 1) &&
            value * level > LINE_AT !== share(next) * level > LINE_AT,
        )
      if (passes(1)) set(at, [0, 0, 0], 0.85)
      else if (passes(-1) && (x + y) % 10 < 6) set(at, [0, 0, 0], 0.85)
    } else if (value > DOTTED_FROM) {
      const size = side / cells
      const [inX, inY] = [x % size, y % size].map((place) => Math.abs(place + 0.5 - size / 2))
      if (Math.max(inX, inY) <= 1) set(at, [0, 0, 0], 0.85)
    }
  }
  context.putImageData(image, 0, 0)
}
