import { DIGIT_SIDE } from '@/lib/data/mnist'
import { word } from '@/components/mdx/figure-fields'

/** All figures of the chapter look at one picture of this side. */
export const SIDE = DIGIT_SIDE
/** Its figure in the address: `?picture-of=cat`. */
export const PICTURE = 'picture'

export const photoNames = ['cat', 'espresso', 'rocket'] as const
export type PhotoName = (typeof photoNames)[number]
export const isPhoto = (name: string): name is PhotoName => (photoNames as readonly string[]).includes(name)

/** 'digit-30': its place among the hundred test digits; a photo's name; 'own' for what the reader drew or opened. */
export const pictureFields = {
  of: word('digit-30', (text) => isPhoto(text) || text === 'own' || /^digit-\d{1,2}$/.test(text)),
}

/** Place of a test digit, or null for any other picture. */
export function digitIndex(name: string): number | null {
  return name.startsWith('digit-') ? Number(name.slice('digit-'.length)) : null
}

/**
 * A square picture made smaller by averaging: [from x from] RGBA bytes, as a canvas gives them, become
 * [side x side x 3] brightness values from 0 to 255. `from` is a multiple of `side`.
 */
export function averagedColours(rgba: ArrayLike<number>, from: number, side: number): Float64Array {
  const block = from / side
  const colours = new Float64Array(side * side * 3)
  for (let y = 0; y < from; y++)
    for (let x = 0; x < from; x++)
      for (let c = 0; c < 3; c++) {
        const at = (Math.floor(y / block) * side + Math.floor(x / block)) * 3 + c
        colours[at] += rgba[(y * from + x) * 4 + c] / (block * block)
      }
  return colours
}

/**
 * Ink bytes of a colour picture: 255 minus its brightness, which is 0.299 red + 0.587 green + 0.114 blue
 * (ITU-R BT.601). So a dark pixel is much ink, as in a digit.
 */
export function inkOfColours(colours: ArrayLike<number>): Uint8Array {
  return Uint8Array.from({ length: colours.length / 3 }, (_, i) =>
    Math.round(255 - (0.299 * colours[3 * i] + 0.587 * colours[3 * i + 1] + 0.114 * colours[3 * i + 2])),
  )
}

/** Bytes as text for the browser's storage, and back; null where the text is no such picture. */
export function picturesText(pixels: Uint8Array): string {
  return Array.from(pixels, (value) => value.toString(16).padStart(2, '0')).join('')
}
export function pictureOfText(text: string | null): Uint8Array | null {
  if (text === null || text.length !== 2 * SIDE * SIDE || !/^[0-9a-f]*$/.test(text)) return null
  return Uint8Array.from({ length: SIDE * SIDE }, (_, i) => parseInt(text.slice(2 * i, 2 * i + 2), 16))
}
