import { centreDigit, FITTED_SIDE, type CentredDigit } from '../digit-centring'
import { createRaster, SIDE } from './raster'
import { ALL_STEPS, type Steps } from './steps'
import { extent, isBeside, isBlot, penOf, type Drawing } from './strokes'

/** The faint edges of a test digit belong to its box, as MNIST counted them. */
const FAINT = 0.02

/**
 * Width of lines in the 20x20 square, in pixels: as in MNIST, where half of the training digits have lines of 1.9 to 2.6
 * (twice the ink, divided by the length of its edge).
 */
export const LINE = 2.5

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

/** The same with every picture on the way. */
export interface Stages {
  /** SIDE x SIDE, 0 paper to 1 ink: as drawn, and with the line made as thick as MNIST's. */
  drawn: Float32Array
  redrawn: Float32Array
  centred: CentredDigit
}

/** The pen (pad sides) whose lines come out LINE pixels wide once strokes of this extent are fitted into 20x20. */
export const fittingPen = (extent: number) => (LINE * extent) / (FITTED_SIDE - LINE)

/** Looks at drawings as {@link Seen}; `stages` gives every picture on the way, null where there is no digit. */
export interface Seer {
  (drawing: Drawing): Seen
  stages(drawing: Drawing): Stages | null
}

/**
 * Turns drawings into the 28x28 pictures that the network reads (0 paper to 255 ink). `under` gives the pixels of a
 * test digit by its index, or null while they are not loaded.
 */
export function createSeer(under: (testDigit: number) => Uint8Array | null, steps: Steps = ALL_STEPS): Seer {
  const raster = createRaster()
  const rasterDrawn = createRaster()
  const pixelsUnder = ({ testDigit }: Drawing) => (testDigit === null ? null : under(testDigit))

  /** The strokes as they are to be read. Over a test digit, which fills 20 of 28 pixels, they are as thick as its own. */
  function redraw({ strokes, ...drawing }: Drawing, below: Uint8Array | null) {
    const pen = below ? LINE / 28 : fittingPen(extent(strokes))
    return raster(strokes, below, steps.line ? pen : penOf({ strokes, ...drawing }))
  }

  const centre = (ink: Float32Array, below: Uint8Array | null) =>
    centreDigit(ink, SIDE, SIDE, {
      ...(below ? { threshold: FAINT } : {}),
      leastInk: 1,
      fit: steps.fit,
      centre: steps.centre,
    })

  const see = (drawing: Drawing): Seen => {
    const { strokes } = drawing
    const below = pixelsUnder(drawing)
    if (below && strokes.length === 0) return { kind: 'digit', pixels: below.slice(), box: null }
    if (isBeside(strokes)) return { kind: 'empty' }
    if (!below && isBlot(drawing)) return { kind: 'blot' }
    const centred = centre(redraw(drawing, below), below)
    if (!centred) return { kind: 'empty' }
    const { x, y, width, height } = centred.box
    const box = { x: x / SIDE, y: y / SIDE, width: width / SIDE, height: height / SIDE }
    return { kind: 'digit', pixels: centred.pixels, box }
  }

  const stages = (drawing: Drawing): Stages | null => {
    if (see(drawing).kind !== 'digit') return null
    const below = pixelsUnder(drawing)
    const redrawn = redraw(drawing, below)
    const centred = centre(redrawn, below)
    return centred && { drawn: rasterDrawn(drawing.strokes, below, penOf(drawing)), redrawn, centred }
  }

  return Object.assign(see, { stages })
}
