import type { figures } from './figures'

/**
 * The height of each figure's place, by the width of the place: what it needs as it is shown first, so that nothing below
 * jumps when it comes; tests/browser/every-page.spec.ts measures them.
 */
export const heights: Readonly<Record<keyof typeof figures, string>> = {
  source:
    'min-h-[78rem] @min-[18rem]:min-h-[73rem] @min-[22.25rem]:min-h-[70.5rem] @min-[28rem]:min-h-[60.75rem] @min-[48rem]:min-h-[47.5rem] @min-[53rem]:min-h-[46.25rem] @min-[56.5rem]:min-h-[41rem]',
  course:
    'min-h-[78rem] @min-[17.5rem]:min-h-[73.5rem] @min-[28rem]:min-h-[61.25rem] @min-[48rem]:min-h-[43rem]',
  'ten-lines': 'min-h-[34.75rem] @min-[28rem]:min-h-[31rem]',
}
