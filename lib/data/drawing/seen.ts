import { centreDigit } from '../digit-centring'
import { createRaster, SIDE } from './raster'
import { BLOT, extent, type Drawing } from './strokes'

/** The faint edges of a test digit belong to its box, as MNIST counted them. */
const FAINT = 0.02

/** A rectangle with the pad's side as unit. */
export interface PadBox {
  x: number
  y: number
  width: number
  height: number
}

/** What becomes of a drawing on its way to the network, or why there is nothing to read. */
export type Seen =
  | { kind: 'empty' | 'blot' }
  /** `box`: around the ink; null for a test digit without ink of the reader's, which is not fitted again. */
  | { kind: 'digit'; pixels: Uint8Array<ArrayBuffer>; box: PadBox | null }

/**
 * Turns drawings into the 28x28 pictures that the network reads (0 paper to 255 ink). `under` gives the pixels of a
 * test digit by its index, or null while they are not loaded.
 */
export function createSeer(under: (testDigit: number) => Uint8Array | null): (drawing: Drawing) => Seen {
  const raster = createRaster()
  return ({ testDigit, strokes }) => {
    const pixels = testDigit === null ? null : under(testDigit)
    if (pixels && strokes.length === 0) return { kind: 'digit', pixels: pixels.slice(), box: null }
    if (strokes.length === 0) return { kind: 'empty' }
    if (!pixels && extent(strokes) < BLOT) return { kind: 'blot' }
    const centred = centreDigit(raster(strokes, pixels), SIDE, SIDE, pixels ? { threshold: FAINT } : {})
    if (!centred) return { kind: 'empty' }
    const { x, y, width, height } = centred.box
    const box = { x: x / SIDE, y: y / SIDE, width: width / SIDE, height: height / SIDE }
    return { kind: 'digit', pixels: Uint8Array.from(centred.pixels), box }
  }
}
