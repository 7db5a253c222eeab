import { surfaces, type SurfaceName } from '@/lib/nn/surfaces'
import { REACH } from './ball'

/** Pixels of the shade; the browser smooths between them. */
export const SHADE = { columns: 96, rows: 72 } as const
/** A grey that is seen on light paper and on dark, more of it the higher the loss; at most so much, of 255. */
const [GREY, MOST] = [128, 72]

const known = new Map<SurfaceName, Uint8ClampedArray<ArrayBuffer>>()

/** A surface as a shade, RGBA, row by row from the top. */
export function shadeOf(name: SurfaceName): Uint8ClampedArray<ArrayBuffer> {
  const made = known.get(name) ?? paint(surfaces[name].loss)
  known.set(name, made)
  return made
}

function paint(loss: (x: number, y: number) => number): Uint8ClampedArray<ArrayBuffer> {
  const { columns, rows } = SHADE
  const losses = Array.from({ length: columns * rows }, (_, i) =>
    loss(
      ((2 * ((i % columns) + 0.5)) / columns) * REACH.x - REACH.x,
      REACH.y - ((2 * (Math.floor(i / columns) + 0.5)) / rows) * REACH.y,
    ),
  )
  const highest = Math.max(...losses)
  const pixels = new Uint8ClampedArray(4 * losses.length)
  losses.forEach((value, i) => pixels.set([GREY, GREY, GREY, MOST * Math.sqrt(value / highest)], 4 * i))
  return pixels
}
