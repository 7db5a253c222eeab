import { photoInputs } from '../photo-input'
import { photoPreparations } from '../photo-preparation'
import { createRandom, mixSeed } from '../random'

/**
 * Pictures of the reader's own are kept as small as the network allows: RGB bytes, 72 x 72, the middle square of the
 * photo. The network sees 64 x 64 of them: the middle, or another piece as a copy to learn from.
 */
export const KEPT_SIDE = 72
export const VIEW_SIDE = 64
/** 15,552: five hundred pictures are less than 8 MB. */
export const PICTURE_BYTES = KEPT_SIDE * KEPT_SIDE * 3

/** A piece of a kept picture, mirrored or not. Pixels from the upper left corner, 0 to 8. */
export interface View {
  x: number
  y: number
  mirrored: boolean
}

const ROOM = KEPT_SIDE - VIEW_SIDE
/** What answers are given to, and what is measured on. */
export const MIDDLE: View = { x: ROOM / 2, y: ROOM / 2, mirrored: false }

/** A number from a text, always the same. */
export const hashOf = (text: string): number =>
  mixSeed(...Array.from(text, (character) => character.codePointAt(0) ?? 0))

/**
 * The views that a picture is learnt from: the middle, and `copies` others, every second one mirrored, from places that
 * depend on the picture's name alone (Krizhevsky et al. 2012, section 4.1, draw theirs anew each time: here features
 * are computed once).
 */
export function viewsOf(id: string, copies: number): View[] {
  const random = createRandom(hashOf(id))
  const place = () => Math.floor(random() * (ROOM + 1))
  return [
    MIDDLE,
    ...Array.from({ length: copies }, (_, i) => ({ x: place(), y: place(), mirrored: i % 2 === 0 })),
  ]
}

/** RGB bytes of a view, as RGBA for a canvas and for the network: 64 x 64 x 4, opaque. */
export function viewPixels(rgb: Uint8Array, { x, y, mirrored }: View): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(VIEW_SIDE * VIEW_SIDE * 4).fill(255)
  for (let row = 0; row < VIEW_SIDE; row++)
    for (let column = 0; column < VIEW_SIDE; column++) {
      const from = ((y + row) * KEPT_SIDE + x + (mirrored ? VIEW_SIDE - 1 - column : column)) * 3
      const to = (row * VIEW_SIDE + column) * 4
      for (let c = 0; c < 3; c++) rgba[to + c] = rgb[from + c]
    }
  return rgba
}

/** Views as AlexNet-64's input, one after the other: HxWx3 floats each. */
export const viewInputs = (views: readonly { rgb: Uint8Array; view: View }[]): Float32Array<ArrayBuffer> =>
  photoInputs(
    views.map(({ rgb, view }) => viewPixels(rgb, view)),
    photoPreparations.alexnet64,
  )

/** RGBA without its last channel, which must be opaque. */
export function rgbOf(rgba: Uint8ClampedArray): Uint8Array<ArrayBuffer> {
  const rgb = new Uint8Array((rgba.length / 4) * 3)
  for (let i = 0; i < rgba.length / 4; i++) for (let c = 0; c < 3; c++) rgb[i * 3 + c] = rgba[i * 4 + c]
  return rgb
}

/** A name for a picture's bytes: the same bytes have the same, others hardly ever. FNV-1a, twice, as 16 digits. */
export function nameOfBytes(bytes: Uint8Array): string {
  const once = (start: number) => {
    let hash = start
    for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193)
    return (hash >>> 0).toString(16).padStart(8, '0')
  }
  return once(0x811c9dc5) + once(0x9e3779b9)
}
