import { createSeer } from '../drawing/seen'
import type { Stroke } from '../drawing/strokes'
import { DIGIT_PIXELS } from '../mnist'
import { createRandom } from '../random'
import { drawnLimits, type DrawnLimit } from './drawn'
import { photoInk } from './photo'

/** What LeNet is tried with beyond the ten digits, in the order in which a reader meets it. */
export const limitPictures = [
  'digit',
  'inverted',
  'upside-down',
  'two-digits',
  'letter-a',
  'letter-s',
  'character',
  'heart',
  'face',
  'noise',
  'blank',
  'photo',
] as const
export type LimitPicture = (typeof limitPictures)[number]

const NOISE_SEED = 1998

/** Paper becomes ink and ink paper, in all of the 28x28. */
export const inverted = (pixels: Uint8Array): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(pixels, (ink) => 255 - ink)

/** Half a turn, in the plane of the picture. */
export const upsideDown = (pixels: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(pixels).reverse()

/** Every pixel 0 to 255, each as likely as the others and with nothing to do with its neighbours. */
export function noise(seed: number): Uint8Array<ArrayBuffer> {
  const random = createRandom(seed)
  return Uint8Array.from({ length: DIGIT_PIXELS }, () => Math.floor(random() * 256))
}

/** The strokes of a picture that is drawn with the pen; null for one that no pen has made. */
export function strokesOf(picture: LimitPicture): readonly Stroke[] | null {
  return picture in drawnLimits ? drawnLimits[picture as DrawnLimit] : null
}

/** What becomes of strokes on the pad, by the same way as the reader's own. */
function drawn(strokes: readonly Stroke[]): Uint8Array<ArrayBuffer> {
  const seen = createSeer(() => null)({ testDigit: null, strokes })
  if (seen.kind !== 'digit') throw new Error(`a picture that the pad takes for ${seen.kind}`)
  return seen.pixels
}

function make(picture: LimitPicture): Uint8Array<ArrayBuffer> {
  switch (picture) {
    case 'inverted':
      return inverted(limitPixels('digit'))
    case 'upside-down':
      return upsideDown(limitPixels('digit'))
    case 'noise':
      return noise(NOISE_SEED)
    case 'blank':
      return new Uint8Array(DIGIT_PIXELS)
    case 'photo':
      return photoInk()
    default:
      return drawn(drawnLimits[picture])
  }
}

const made = new Map<LimitPicture, Uint8Array<ArrayBuffer>>()

/** A picture as the network gets it: 28x28 bytes, row by row, 0 paper to 255 ink. The same array each time. */
export function limitPixels(picture: LimitPicture): Uint8Array<ArrayBuffer> {
  const known = made.get(picture) ?? make(picture)
  made.set(picture, known)
  return known
}
