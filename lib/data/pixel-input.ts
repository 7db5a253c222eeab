import type { PixelInput } from '@/lib/nn/code'
import { DIGIT_MEAN, DIGIT_STD } from './digit-input'
import { scalePixel, type PixelScaling } from './digit-scaling'

/** To six digits: the sum of two decimal fractions may end in noise. */
const tidy = (value: number) => Number(value.toFixed(6))

/** How a scaling is written in a source: from one end to the other, or standardised. */
export function pixelInputOf(scaling: PixelScaling): PixelInput {
  if (scaling === 'standardised') return { kind: 'standardised', mean: DIGIT_MEAN, deviation: DIGIT_STD }
  return { kind: 'range', paper: tidy(scalePixel(0, scaling)), ink: tidy(scalePixel(255, scaling)) }
}
