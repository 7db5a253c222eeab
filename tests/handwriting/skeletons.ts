import { digitForms, type Form } from '@/lib/data/handwriting/forms'

/** One plain way to write each digit. */
export const skeletons: readonly Form[] = digitForms.map((forms) => forms[0])

/** A skeleton in pad sides: `size` high, its middle at cx, cy. */
export function placed(skeleton: Form, size = 0.6, cx = 0.5, cy = 0.5): number[][] {
  return skeleton.map((stroke) => stroke.map((value, i) => value * size + (i % 2 === 0 ? cx : cy)))
}
